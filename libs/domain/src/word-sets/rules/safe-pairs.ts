import type { Language } from '../language.ts';
import type { Meter } from '../work.ts';
import type { Rule } from './rule.ts';

/** No two words, in either order, make an insult or worse side by side. */
export function safePairsRule({ pairs }: Language, meter: Meter): Rule {
  let blocked = 0;
  return {
    name: 'safePairs',
    fits: (word) => {
      meter.spend(2);
      return (pairs.classesOf(word) & blocked) === 0;
    },
    take: (word) => {
      blocked |= pairs.conflictsOf(pairs.classesOf(word));
    },
  };
}
