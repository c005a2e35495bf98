import type { Language } from '../language.ts';
import type { Meter } from '../work.ts';
import type { Rule } from './rule.ts';

/** No two words have a pronunciation in common. Words that the language's dictionary does not hold pass. */
export function noHomophonesRule({ soundsOf }: Language, meter: Meter): Rule {
  const taken = new Set<number>();
  return {
    name: 'noHomophones',
    fits: ({ text }) => {
      meter.spend(1);
      return !soundsOf(text).some((sound) => taken.has(sound));
    },
    take: ({ text }) => {
      for (const sound of soundsOf(text)) taken.add(sound);
    },
  };
}
