import { hash32 } from '@word-list/domain';
import {
  checkList,
  finish,
  matchParts,
  orderWords,
  pickWords,
  pruneToDecodable,
  splitWords,
  testDecodability,
} from '@word-list/domain/word-sets';
import { makeEnglish } from '@word-list/domain/word-sets/english';
import { readWordTexts } from './api/word-texts.ts';
import { askHandler } from './lists/ask-handler.ts';

// npm run bench:lists: the long operations on word sets, from the 274,137 words of `word-list` in a made-up order of
// commonness. Times are of the processor, not of the clock, so that a busy machine changes little.
const small = 10_000;
const mostGrowth = 1.3;

interface Timed {
  readonly name: string;
  readonly milliseconds: number;
  readonly goal: number;
}

const words = readWordTexts().map((text) => ({ text, scores: { commonness: hash32(text) % 501 } }));
const shuffled = finish(orderWords(words, { order: 'random', seed: 'bench' }));
const texts = shuffled.map(({ text }) => text);
const decodable = finish(pruneToDecodable(texts));
const language = makeEnglish();
const rules = { prefixFree: true, minDistance: 2 };

const rows: readonly Timed[] = [
  timed('best 7,776, prefix-free, two edits apart', 1500, () => finish(pickBest(texts.length, 7776))),
  timed('random order', 1500, () => finish(orderWords(words, { order: 'random', seed: 'bench' }))),
  timed('order by length', 1500, () => finish(orderWords(shuffled, { order: 'length' }))),
  timed('1,000 matched pairs under the same rules', 3000, () => finish(matchSets())),
  timed('Schlinkert pruning of 18,000', 5000, () => finish(pruneToDecodable(texts.slice(0, 18_000)))),
  timed('decodability of 20,000', 3000, () => finish(testDecodability(decodable.slice(0, 20_000)))),
  timed('check of 7,776', 1000, () => finish(checkList(shuffled.slice(0, 7776), { language }))),
];

const growths: readonly (readonly [name: string, exponent: number])[] = [
  [
    'picking 5 %, prefix-free and two edits apart, from 10,000 and from all',
    growthOf(small, texts.length, (count) => finish(pickBest(count, Math.floor(count / 20)))),
  ],
  [
    `decodability of 10,000 and of ${decodable.length}`,
    growthOf(small, decodable.length, (count) => finish(testDecodability(decodable.slice(0, count)))),
  ],
];

for (const { name, milliseconds, goal } of rows) {
  say(milliseconds <= goal, `${name}: ${milliseconds.toFixed(0)} ms of at most ${goal}`);
}
for (const [name, exponent] of growths) {
  say(exponent <= mostGrowth, `${name}: grows as n^${exponent.toFixed(2)}, at most n^${mostGrowth}`);
}
const slices: readonly (readonly [name: string, milliseconds: number])[] = [
  ['picking', longestSlice(pickBest(texts.length, 7776))],
  ['matching', longestSlice(matchSets())],
  ['decodability', longestSlice(testDecodability(decodable))],
  ['checking', longestSlice(checkList(shuffled.slice(0, 20_000), { language }))],
];
for (const [name, milliseconds] of slices) {
  say(milliseconds <= 50, `longest step of ${name}: ${milliseconds.toFixed(0)} ms of at most 50`);
}

function timed(name: string, goal: number, run: () => unknown): Timed {
  return {
    name,
    goal,
    milliseconds: cpuTime(run),
  };
}

/** Milliseconds of processor time, the least of some runs: the first one also compiles. */
function cpuTime(run: () => unknown, runs = 2): number {
  const once = () => {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  return Math.min(...Array.from({ length: runs }, once));
}

function* pickBest(count: number, take?: number) {
  const best = yield* orderWords(shuffled.slice(0, count), { order: '-commonness' });
  return yield* pickWords(best, { rules, take });
}

function matchSets() {
  return matchParts(shuffled, {
    ...splitWords({ by: 'commonness', parts: [{ to: 200 }, { from: 300 }] }),
    hold: [{ by: 'length', within: 1 }],
    rules,
    take: 1000,
  });
}

/** The exponent of growth between few and many words. */
function growthOf(few: number, many: number, run: (count: number) => unknown): number {
  const [least, most] = [few, many].map((count) => cpuTime(() => run(count), 5));
  return Math.log((most as number) / (least as number)) / Math.log(many / few);
}

function say(isReached: boolean, line: string) {
  return process.stdout.write(`${isReached ? 'reached' : 'MISSED '} ${line}\n`);
}

/** The longest time between two pauses of a piece of work, in milliseconds of processor time. */
function longestSlice(work: Generator<unknown, unknown, void>): number {
  let longest = 0;
  for (let done = false; !done;) {
    const before = process.cpuUsage();
    done = work.next().done ?? false;
    const { user, system } = process.cpuUsage(before);
    longest = Math.max(longest, (user + system) / 1000);
  }
  return longest;
}

// The whole function api-words, from event to answer, on the same words in PostgreSQL.
for (const { name, milliseconds, goal, longestStep } of await askHandler(readWordTexts())) {
  say(milliseconds <= goal, `${name}, in the handler: ${milliseconds.toFixed(1)} ms of at most ${goal}`);
  say(longestStep <= 50, `  its longest step: ${longestStep.toFixed(1)} ms of at most 50`);
}
process.exit();
