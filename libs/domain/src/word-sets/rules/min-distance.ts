import { DeletionIndex } from '../deletion-index.ts';
import type { Meter } from '../work.ts';
import type { Rule } from './rule.ts';

/** At least `distance` edits between any two words. */
export function minDistanceRule(distance: number, meter: Meter): Rule {
  const taken = new DeletionIndex(distance - 1);
  return {
    name: 'minDistance',
    fits: ({ text }) => !taken.hasNear(text, meter.spend),
    take: ({ text }) => {
      meter.spend(taken.add(text));
    },
  };
}
