import { describe, expect, it } from 'vitest';
import { simulateWorld } from '../world/simulate-world.ts';
import { crashPlan } from './crash-plan.ts';
import { bothSides, differentPoints, smallWorldCrasher } from './crash-small-world.ts';
import { smallWorld } from './small-world.ts';

const minutes = 60_000;

/** All that is different in one isolation, a sample in the other; `npm run simulate -- --exhaustive` does everything. */
describe.each([
  { isolation: 'read committed', every: 1 },
  { isolation: 'serializable', every: 5 },
] as const)('the small world, $isolation', ({ isolation, every }) => {
  it(
    'ends the same whatever single call its functions die at',
    async () => {
      const { crash, violations, ...made } = await smallWorldCrasher(isolation);
      const points = differentPoints(made).filter((_, index) => index % every === 0);
      const broken = [];
      for (const point of points) {
        const world = await crash([point]);
        if (world.violations.length > 0) broken.push(world);
      }

      expect(violations).toEqual([]);
      expect(points.length).toBeGreaterThan(150 / every);
      expect(broken).toEqual([]);
    },
    10 * minutes,
  );
});

describe('the points at which a function can die', () => {
  const made = { calls: 3, firstCalls: new Set([1, 3]), writes: new Set([1, 2]) };

  it('are both sides of each call', () => {
    expect(bothSides(made, 3)).toEqual([
      { call: 3, side: 'before' },
      { call: 3, side: 'after' },
    ]);
    expect(bothSides(made)).toHaveLength(6);
  });

  it('differ after each call that writes, and before the first call of an invocation', () => {
    const told = differentPoints(made).map(({ call, side }) => `${side} ${String(call)}`);

    expect(told).toEqual(['before 1', 'after 1', 'after 2', 'before 3']);
  });
});

it('is a run of 120 words in 3 chunks, of which some are asked again and some fail', async () => {
  const { ends, coverage } = await simulateWorld({ plan: smallWorld(), faults: crashPlan([]) });

  expect(ends.size).toBe(120);
  expect(new Set(ends.values())).toEqual(new Set(['scored', 'failed']));
  expect(coverage.calls.get('process-source-chunk chunks.get')?.calls).toBe(3);
  expect(coverage.calls.get('query-words ledger.askAgain')?.calls).toBeGreaterThan(0);
});
