import { describe, expect, it } from 'vitest';
import { simulateSeed } from './cli/simulate-seed.ts';
import { addResult, makeSummary } from './cli/summary.ts';

const seeds = 300;
const portion = 50;
const minutes = 60_000;
const summary = makeSummary();

const traceOf = async (seed: number): Promise<string[]> => {
  const lines: string[] = [];
  await simulateSeed(seed, {
    observe: ({ step, now, who, what }) => void lines.push([step, now, who, what].join(' ')),
  });
  return lines;
};

describe('hostile worlds', () => {
  it.each(Array.from({ length: seeds / portion }, (_, index) => 1 + index * portion))(
    'break no promise, from seed %i on',
    async (from) => {
      for (let seed = from; seed < from + portion; seed += 1) addResult(summary, await simulateSeed(seed));

      expect(summary.failed).toEqual([]);
    },
    10 * minutes,
  );

  it('are hostile enough', () => {
    expect(summary.seeds).toBe(seeds);
    expect(summary.steps / seeds).toBeGreaterThanOrEqual(200);
    expect(summary.faults / seeds).toBeGreaterThanOrEqual(3);
  });

  it.each([3, 8, 21])(
    'live the same life again for the same seed, %i',
    async (seed) => {
      const first = await traceOf(seed);

      expect(first.length).toBeGreaterThan(50);
      expect(await traceOf(seed)).toEqual(first);
    },
    minutes,
  );
});
