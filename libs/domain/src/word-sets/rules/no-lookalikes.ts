import { lookOf } from '../look.ts';
import type { Meter } from '../work.ts';
import type { Rule } from './rule.ts';

/** No two words look alike at a glance. */
export function noLookalikesRule(meter: Meter): Rule {
  const taken = new Set<string>();
  return {
    name: 'noLookalikes',
    fits: ({ text }) => {
      meter.spend(20);
      return !taken.has(lookOf(text));
    },
    take: ({ text }) => void taken.add(lookOf(text)),
  };
}
