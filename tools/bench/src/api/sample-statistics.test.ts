import { hash32, scramble } from '@word-list/domain';
import { beforeAll, describe, expect, it } from 'vitest';
import { fnvOrder, mixOrder, randomOrder } from './sample-orders.ts';
import {
  countSamples,
  inclusionDeviations,
  neighbourShare,
  pairDeviations,
  type PairClass,
  type SampleCounts,
} from './sample-statistics.ts';
import { readWordTexts } from './word-texts.ts';

const texts = readWordTexts();
const size = texts.length;
const draws = 600;
const count = 1000;

/** Partners of words in some other order: each word with the one behind it. */
const nextInOrder = (order: readonly number[]): PairClass => {
  const partners = new Int32Array(size).fill(-1);
  for (let at = 0; at + 1 < order.length; at += 1) partners[order[at]!] = order[at + 1]!;
  return partners;
};

/** Words that share all but their last `tail` letters, chained. */
const sameStem = (tail: number): PairClass => {
  const partners = new Int32Array(size).fill(-1);
  const last = new Map<string, number>();
  for (const [index, text] of texts.entries()) {
    const stem = `${text.length} ${text.slice(0, -tail)}`;
    const before = last.get(stem);
    if (before !== undefined) partners[before] = index;
    last.set(stem, index);
  }
  return partners;
};

const indexes = [...texts.keys()];
const hashes = texts.map(hash32);
const classes = {
  'neighbours in the alphabet': nextInOrder(indexes),
  'all but the last letter': sameStem(1),
  'all but the last two letters': sameStem(2),
  'neighbours by hash': nextInOrder(indexes.toSorted((a, b) => hashes[a]! - hashes[b]!)),
  'neighbours by the low bits of the hash': nextInOrder(
    indexes.toSorted((a, b) => (hashes[a]! & 0xffff) - (hashes[b]! & 0xffff) || hashes[a]! - hashes[b]!),
  ),
  'pairs by chance': nextInOrder(indexes.toSorted((a, b) => scramble(a) - scramble(b))),
};
const pairClasses = Object.values(classes);

/** Random bits of a generator that has nothing to do with the order under test (xorshift128). */
const makeRandom = (): (() => number) => {
  const state = new Uint32Array([123456789, 362436069, 521288629, 88675123]);
  return () => {
    const [x = 0, y = 0, z = 0, w = 0] = state;
    const t = x ^ (x << 11);
    state.set([y, z, w, w ^ (w >>> 19) ^ t ^ (t >>> 8)]);
    return state[3] ?? 0;
  };
};

describe(`samples of ${count} of ${size} words by ${draws} seeds`, { timeout: 300_000 }, () => {
  let ours: SampleCounts;
  let control: SampleCounts;

  beforeAll(() => {
    ours = countSamples(mixOrder(texts, count), { size, draws, classes: pairClasses });
    control = countSamples(randomOrder(size, count, makeRandom()), { size, draws, classes: pairClasses });
  }, 300_000);

  it('hold each word equally often, as a true random sample does', () => {
    const [sample, random] = [inclusionDeviations(ours), inclusionDeviations(control)];

    console.info(
      'inclusion, standard deviations from chance: sample',
      sample.toFixed(2),
      'control',
      random.toFixed(2),
    );
    expect(Math.abs(random)).toBeLessThan(4);
    expect(Math.abs(sample)).toBeLessThan(4);
  });

  it('hold pairs that have something in common no more often than others', () => {
    const [sample, random] = [pairDeviations(ours, pairClasses), pairDeviations(control, pairClasses)];

    for (const [at, name] of Object.keys(classes).entries()) {
      console.info(`${name}: sample ${sample[at]!.toFixed(2)} control ${random[at]!.toFixed(2)}`);
      expect(Math.abs(random[at]!), `${name}, control`).toBeLessThan(4);
      expect(Math.abs(sample[at]!), name).toBeLessThan(4);
    }
  });

  it('hold half of the words by every bit of their hash', () => {
    const share = (counts: SampleCounts, bit: number) => {
      const sums = [0, 0];
      for (const [index, hash] of hashes.entries()) sums[(hash >>> bit) & 1]! += counts.included[index]!;
      const expected = hashes.filter((hash) => ((hash >>> bit) & 1) === 1).length / size;
      const all = draws * count;
      return (sums[1]! - all * expected) / Math.sqrt(all * expected * (1 - expected));
    };

    for (let bit = 0; bit < 32; bit += 1) expect(Math.abs(share(ours, bit)), `bit ${bit}`).toBeLessThan(4.5);
  });
});

describe('neighbours in samples of 100', { timeout: 300_000 }, () => {
  it('are rare: at most one word in 200 comes with one that shares all but the last two letters', () => {
    const share = neighbourShare(mixOrder(texts, 100), { texts, draws: 60, tail: 2 });

    console.info(`with a neighbour: ${(100 * share).toFixed(2)} %`);
    expect(share).toBeLessThanOrEqual(0.005);
  });

  it('are seen by these statistics in the order of the predecessor', () => {
    const order = fnvOrder(texts.slice(0, 50_000), 100);
    const share = neighbourShare(order, { texts, draws: 3, tail: 1 });
    const counts = countSamples(fnvOrder(texts.slice(0, 50_000), 1000), {
      size: 50_000,
      draws: 3,
      classes: [classes['all but the last letter'].subarray(0, 50_000)],
    });

    expect(share).toBeGreaterThan(0.05);
    expect(
      pairDeviations(counts, [classes['all but the last letter'].subarray(0, 50_000)])[0],
    ).toBeGreaterThan(20);
  });
});
