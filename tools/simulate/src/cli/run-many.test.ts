import { describe, expect, it } from 'vitest';
import { allExpectedCalls } from '../faults/expected-calls.ts';
import { faultKinds, type FaultKind } from '../faults/fault-kinds.ts';
import { findGaps, runMany } from './run-many.ts';

const hitEverything = () => ({
  kinds: new Map((Object.keys(faultKinds) as FaultKind[]).map((kind) => [kind, 100])),
  calls: new Map(allExpectedCalls.map((call) => [call, { calls: 5, crashesBefore: 1, crashesAfter: 1 }])),
});

describe('what a full run has to have hit', () => {
  it('is everything', () => {
    expect(findGaps(hitEverything())).toEqual([]);
  });

  it('misses a kind that struck fewer than a hundred times, and one that never did', () => {
    const { kinds, calls } = hitEverything();
    kinds.set('slow', 99);
    kinds.delete('kill');

    expect(findGaps({ kinds, calls })).toEqual(['kill struck only 0 times', 'slow struck only 99 times']);
  });

  it('misses a side of a call on which no function died, and a call that nobody made', () => {
    const { kinds, calls } = hitEverything();
    calls.set('update-words outcomes.settle', { calls: 5, crashesBefore: 1, crashesAfter: 0 });
    calls.delete('check-batches runs.live');

    expect(findGaps({ kinds, calls })).toEqual([
      'no death before check-batches runs.live',
      'no death after check-batches runs.live',
      'no death after update-words outcomes.settle',
    ]);
  });
});

it('tells at last how many seeds, steps, faults and violations there were', async () => {
  const lines: string[] = [];

  const code = await runMany({ from: 1, seeds: 0, workers: 1, json: undefined }, (line) => lines.push(line));

  expect(code).toBe(0);
  expect(lines.at(-1)).toMatch(/^0 seeds in \d+ s, 0 steps .*, 0 faults .*, 0 violations$/u);
});
