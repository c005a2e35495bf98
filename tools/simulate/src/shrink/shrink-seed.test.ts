import { describe, expect, it } from 'vitest';
import { simulateSeed } from '../cli/simulate-seed.ts';
import { catchMutation } from '../mutations/catch-mutation.ts';
import { mutationNamed } from '../mutations/registry.ts';
import { replayCommand, shrinkSeed } from './shrink-seed.ts';

describe('shrinking a failing seed', () => {
  it('leaves only faults out without which the same promise stays broken', async () => {
    const { variant = {} } = mutationNamed('defect-3');
    const caught = await catchMutation({ ...mutationNamed('defect-3'), needs: [] }, { from: 1, most: 60 });
    const { seed, violation } = caught!;
    const { strikes } = await simulateSeed(seed, { variant });

    const kept = await shrinkSeed(strikes, { seed, invariant: violation.invariant, variant, tries: 60 });

    expect(kept!.length).toBeLessThan(strikes.length);
    const { violations } = await simulateSeed(seed, { variant, keep: kept });
    expect(violations[0]?.invariant).toBe(violation.invariant);
  });

  it('ends in one command', () => {
    expect(replayCommand(17)).toBe('npm run simulate -- --seed 17');
    expect(replayCommand(17, [{ place: 'downtime', kind: 'function-down' }])).toBe(
      "npm run simulate -- --seed 17 --keep 'downtime=function-down'",
    );
  });
});
