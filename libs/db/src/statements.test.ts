import type { Isolation } from '@word-list/domain/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sharedDatabase } from './testing/shared-database.ts';
import { openBoth, type SessionStep } from './testing/statements/both-databases.ts';
import { before, interleavings } from './testing/statements/short-transactions.ts';
import { drawAmongAll, drawSteps, randomOf, statementNames } from './testing/statements/steps.ts';

const levels = ['read committed', 'serializable'] as const;
const sequences = 1000;
const draws = 6;
const minutes = 60_000;
/** How many are played at a time, each in a database of its own: one mostly waits for answers of the server. */
const lanes = 4;

type Both = Awaited<ReturnType<typeof openBoth>>;

let boths: Both[];
let bothsOfPairs: Both[];

const openLanes = (first: readonly SessionStep[]): Promise<Both[]> =>
  Promise.all(
    Array.from({ length: lanes }, async () => openBoth((await sharedDatabase()).url('owner'), 3, first)),
  );

beforeAll(async () => {
  boths = await openLanes([]);
  bothsOfPairs = await openLanes(before);
});

afterAll(() => Promise.all([...boths, ...bothsOfPairs].map((both) => both.close())));

it.each(statementNames)('%s answers and writes alike in SQL and on rows', async (name) => {
  const cases = numbered(draws, (seed) => drawAmongAll(randomOf(seed), name));

  expect(await differences(boths, cases, 'read committed')).toEqual([]);
});

describe.each(levels)('the statements in SQL and those on rows, %s', (level) => {
  it(
    'answer, wait, fail and write alike in every order of two short transactions',
    async () => {
      // Under SERIALIZABLE most end with a conflict: every fifth shows enough.
      const every = level === 'serializable' ? 5 : 1;
      const cases = [...interleavings().entries()].filter(([at]) => at % every === 0);

      expect(await differences(bothsOfPairs, cases, level)).toEqual([]);
    },
    10 * minutes,
  );

  it(
    'do so in any order of any statements of several sessions',
    async () => {
      const cases = numbered(sequences, (seed) => {
        const random = randomOf(seed);
        return drawSteps(random, { sessions: 2 + random(2), length: 6 + random(8) });
      });

      expect(await differences(boths, cases, level)).toEqual([]);
    },
    10 * minutes,
  );
});

/** Steps, and the number by which they are found again. */
type Case = readonly [number, readonly SessionStep[]];

function numbered(count: number, draw: (seed: number) => readonly SessionStep[]): Case[] {
  return Array.from({ length: count }, (_, at) => [at + 1, draw(at + 1)]);
}

/** Plays the cases, several at a time, until one differs. */
async function differences(
  on: readonly Both[],
  cases: readonly Case[],
  level: Isolation,
): Promise<unknown[]> {
  const found: unknown[] = [];
  const left = cases.values();
  const play = async (both: Both): Promise<void> => {
    for (const [number, steps] of left) {
      const difference = await both.play(steps, level);
      if (difference !== undefined) found.push({ number, difference });
      if (found.length > 0) return;
    }
  };
  await Promise.all(on.map(play));
  return found;
}
