import { InvalidInput } from '../../errors.ts';
import type { Language } from '../language.ts';
import type { Meter } from '../work.ts';
import { decodableRule } from './decodable.ts';
import { minDistanceRule } from './min-distance.ts';
import { noHomophonesRule } from './no-homophones.ts';
import { noLookalikesRule } from './no-lookalikes.ts';
import { oneLemmaRule } from './one-lemma.ts';
import { prefixFreeRule, suffixFreeRule } from './prefix-free.ts';
import { ruleNames, type Rule, type RuleName, type Rules } from './rule.ts';
import { safePairsRule } from './safe-pairs.ts';
import { uniquePrefixRule } from './unique-prefix.ts';

/** The most edits that `minDistance` can ask for: the index grows with the length of a word to this power. */
export const largestMinDistance = 5;

interface Asked {
  readonly rules: Rules;
  /** Without it no rule can be asked for that needs one. */
  readonly language?: Language | undefined;
  readonly meter: Meter;
}

/** Makes the rules that are asked for, the quickest first. Throws InvalidInput for those that cannot be kept. */
export function makeRules(asked: Asked): Rule[] {
  const { minDistance = 1, uniquePrefix = 1 } = asked.rules;
  checkNumber('minDistance', minDistance, largestMinDistance);
  checkNumber('uniquePrefix', uniquePrefix, Number.MAX_SAFE_INTEGER);
  return askedRules(asked.rules).map((name) => makers[name](asked));
}

/** The names of the rules that are asked for, in the order in which they are tried. */
export function askedRules(rules: Rules): RuleName[] {
  return ruleNames.filter((name) =>
    name === 'minDistance' ? (rules.minDistance ?? 1) > 1 : Boolean(rules[name]),
  );
}

const makers: Record<RuleName, (asked: Asked) => Rule> = {
  uniquePrefix: ({ meter, rules: { uniquePrefix = 1 } }) => uniquePrefixRule(uniquePrefix, meter),
  prefixFree: ({ meter }) => prefixFreeRule(meter),
  suffixFree: ({ meter }) => suffixFreeRule(meter),
  oneLemma: (asked) => oneLemmaRule(languageFor('oneLemma', asked), asked.meter),
  noHomophones: (asked) => noHomophonesRule(languageFor('noHomophones', asked), asked.meter),
  noLookalikes: ({ meter }) => noLookalikesRule(meter),
  safePairs: (asked) => safePairsRule(languageFor('safePairs', asked), asked.meter),
  minDistance: ({ meter, rules: { minDistance = 1 } }) => minDistanceRule(minDistance, meter),
  decodable: ({ meter }) => decodableRule(meter),
};

function languageFor(rule: RuleName, { language }: Asked): Language {
  if (language) return language;
  throw new InvalidInput(rule, 'is known for English words only: leave it out for this list');
}

function checkNumber(name: 'minDistance' | 'uniquePrefix', value: number, most: number): void {
  if (Number.isSafeInteger(value) && value >= 1 && value <= most) return;
  throw new InvalidInput(name, `has to be a whole number from 1 to ${most}, and is ${value}`);
}
