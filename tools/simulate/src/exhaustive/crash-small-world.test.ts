import { describe, expect, it } from 'vitest';
import { crashPoints, smallWorldCrasher } from './crash-small-world.ts';
import { simulateWorld } from '../world/simulate-world.ts';
import { crashPlan } from './crash-plan.ts';
import { smallWorld } from './small-world.ts';

const minutes = 60_000;

describe.each(['read committed', 'serializable'] as const)('the small world, %s', (isolation) => {
  it(
    'ends the same whatever single call its functions die before or after',
    async () => {
      const { crash, calls, violations } = await smallWorldCrasher(isolation);
      const points = crashPoints(1, calls);
      const broken = [];
      for (const point of points) {
        const world = await crash([point]);
        if (world.violations.length > 0) broken.push(world);
      }

      expect(violations).toEqual([]);
      expect(points.length).toBeGreaterThan(400);
      expect(broken).toEqual([]);
    },
    10 * minutes,
  );
});

it('is a run of 120 words in 3 chunks, of which some are asked again and some fail', async () => {
  const { ends, coverage } = await simulateWorld({ plan: smallWorld(), faults: crashPlan([]) });

  expect(ends.size).toBe(120);
  expect(new Set(ends.values())).toEqual(new Set(['scored', 'failed']));
  expect(coverage.calls.get('process-source-chunk chunks.get')?.calls).toBe(3);
  expect(coverage.calls.get('query-words ledger.askAgain')?.calls).toBeGreaterThan(0);
});
