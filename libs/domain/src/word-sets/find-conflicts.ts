import { findBeginnings, findGroups, findNear, type Places } from './find-pairs.ts';
import type { Language } from './language.ts';
import type { ListWord } from './list-word.ts';
import { lookOf } from './look.ts';
import { askedRules } from './rules/make-rules.ts';
import type { RuleName, Rules } from './rules/rule.ts';
import { headOf } from './rules/unique-prefix.ts';
import { reversed } from './trie.ts';
import type { Meter, Work } from './work.ts';

/** Two words that cannot both be in a set. */
export interface WordConflict {
  readonly rule: RuleName;
  /** Their places. */
  readonly places: Places;
}

interface Searched {
  readonly rules: Rules;
  readonly language?: Language | undefined;
  readonly meter: Meter;
}

/** All pairs of words, of different texts, that break a rule. Of `decodable`, which is not one of pairs, none. */
export function* findConflicts(words: readonly ListWord[], searched: Searched): Work<WordConflict[]> {
  const texts = words.map(({ text }) => text);
  const conflicts: WordConflict[] = [];
  for (const rule of askedRules(searched.rules)) {
    for (const places of yield* pairsUnder(rule, { ...searched, words, texts })) {
      conflicts.push({ rule, places });
    }
  }
  return conflicts;
}

interface Asked extends Searched {
  readonly words: readonly ListWord[];
  readonly texts: readonly string[];
}

function* pairsUnder(rule: RuleName, asked: Asked): Work<Places[]> {
  const { texts, meter, rules, language } = asked;
  switch (rule) {
    case 'prefixFree':
      return yield* findBeginnings(texts, meter);
    case 'suffixFree':
      return yield* findBeginnings(texts.map(reversed), meter);
    case 'minDistance':
      return yield* findNear(texts, (rules.minDistance ?? 1) - 1, meter);
    case 'safePairs':
      return language ? yield* unsafePairs(asked, language) : [];
    case 'decodable':
      return [];
    default:
      return pairsWithin(yield* findGroups(texts, keysFor(rule, asked), meter));
  }
}

type Grouping = 'uniquePrefix' | 'oneLemma' | 'noHomophones' | 'noLookalikes';

function keysFor(rule: Grouping, { rules, language }: Asked): (text: string) => readonly (string | number)[] {
  switch (rule) {
    case 'uniquePrefix':
      return (text) => [headOf(text, rules.uniquePrefix ?? 1)];
    case 'noLookalikes':
      return (text) => [lookOf(text)];
    case 'oneLemma':
      return (text) => (language ? [language.lemmaOf(text)] : []);
    case 'noHomophones':
      return (text) => language?.soundsOf(text) ?? [];
  }
}

function pairsWithin(groups: readonly (readonly number[])[]): Places[] {
  return groups.flatMap((group) =>
    group.flatMap((one, at) => group.slice(at + 1).map((other): Places => [one, other])),
  );
}

/** Only words that have a class can be unsafe. */
function* unsafePairs({ words, meter }: Asked, { pairs }: Language): Work<Places[]> {
  const classed = words
    .map((word, place) => ({ place, classes: pairs.classesOf(word) }))
    .filter(({ classes }) => classes !== 0);
  const found: Places[] = [];
  for (const [at, { place, classes }] of classed.entries()) {
    const conflicts = pairs.conflictsOf(classes);
    for (const other of classed.slice(at + 1)) {
      if ((other.classes & conflicts) !== 0) found.push([place, other.place]);
    }
    meter.spend(classed.length - at);
    if (meter.isPauseDue()) yield { done: at, total: classed.length };
  }
  return found;
}
