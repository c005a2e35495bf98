import type { Language } from '../language.ts';
import type { Meter } from '../work.ts';
import type { Rule } from './rule.ts';

/** One form of a word: not both `cat` and `cats`. */
export function oneLemmaRule({ lemmaOf }: Language, meter: Meter): Rule {
  const taken = new Set<string>();
  return {
    name: 'oneLemma',
    fits: ({ text }) => {
      meter.spend(4);
      return !taken.has(lemmaOf(text));
    },
    take: ({ text }) => void taken.add(lemmaOf(text)),
  };
}
