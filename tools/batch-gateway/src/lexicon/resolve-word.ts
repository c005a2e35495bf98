import type { WordType } from '@word-list/domain';
import { derivations, inflections, prefixes, type SuffixRule } from './affixes.ts';
import { noFacts } from './fact-columns.ts';
import { type FactLookup, inflectedTypes, openTypes, type WordFacts } from './word-facts.ts';

/** How a word hangs together with the entry that its meaning is taken from. */
export type Relation = 'itself' | 'spelling' | 'inflected' | 'derived' | 'prefixed' | 'unknown';

/** A word with all that the rules judge it by. */
export interface ResolvedWord {
  readonly word: string;
  /** What lists say about this very form. */
  readonly own: WordFacts;
  /** The entry of WordNet that its meaning is taken from; a word without one has no facts there. */
  readonly base: string | undefined;
  readonly meaning: WordFacts;
  readonly relation: Relation;
  /** Types that the ending gives it; undefined where the entry's own types hold. */
  readonly types: readonly WordType[] | undefined;
  /** The parts of a word with hyphens, if all of them are words; none for other words. */
  readonly parts: readonly WordFacts[];
  /** -1 where the ending turns the feeling round (`joyless`). */
  readonly polarity: 1 | -1;
}

type Link = Pick<ResolvedWord, 'base' | 'meaning' | 'relation' | 'types' | 'polarity'>;

const shortestBase = 3;
const shortestPrefixedBase = 4;

type Entry = WordFacts & { readonly senses: number };

const isEntry = (facts: WordFacts | undefined): facts is Entry => facts?.senses !== undefined;

/** `stopp` for `stopped`: a doubled consonant before the ending is taken back. */
const withoutDoubling = (stem: string): string | undefined =>
  /([bdfgklmnprstz])\1$/.test(stem) ? stem.slice(0, -1) : undefined;

const candidatesOf = (word: string, { ending, instead }: SuffixRule): string[] => {
  const stem = word.slice(0, -ending.length);
  if (stem.length < shortestBase - 1) return [];
  const single = withoutDoubling(stem);
  const bases = instead.map((added) => stem + added);
  return [...bases, ...(single === undefined ? [] : [single])].filter((base) => base.length >= shortestBase);
};

const hasType = (facts: WordFacts, rule: SuffixRule): boolean =>
  rule.from.some((type) => facts[type] !== undefined);

/** The link that one rule gives, if the base it leads to is an entry of the right type. */
const applyRule = (lookup: FactLookup, word: string, rule: SuffixRule): Link | undefined => {
  if (!word.endsWith(rule.ending)) return undefined;
  for (const base of candidatesOf(word, rule)) {
    const meaning = lookup(base);
    if (isEntry(meaning) && hasType(meaning, rule)) {
      return { base, meaning, relation: 'derived', types: rule.to, polarity: rule.polarity ?? 1 };
    }
  }
  return undefined;
};

/** The first rule that leads to an entry decides; others that lead to the same one add types: `runs`. */
const bySuffix = (lookup: FactLookup, word: string, rules: readonly SuffixRule[]): Link | undefined => {
  let found: Link | undefined;
  for (const rule of rules) {
    const link = applyRule(lookup, word, rule);
    if (found === undefined) found = link;
    else if (link?.base === found.base) {
      found = { ...found, types: [...new Set([...(found.types ?? []), ...rule.to])] };
    }
  }
  return found;
};

const byInflection = (lookup: FactLookup, word: string): Link | undefined => {
  const link = bySuffix(lookup, word, inflections);
  return link === undefined ? undefined : { ...link, relation: 'inflected' };
};

const typesOf = (facts: WordFacts): WordType[] => openTypes.filter((type) => facts[type] !== undefined);

const byPrefix = (lookup: FactLookup, word: string): Link | undefined => {
  for (const prefix of prefixes) {
    if (!word.startsWith(prefix)) continue;
    const base = word.slice(prefix.length).replace(/^-/, '');
    const meaning = base.length < shortestPrefixedBase ? undefined : lookup(base);
    if (isEntry(meaning))
      return { base, meaning, relation: 'prefixed', types: typesOf(meaning), polarity: 1 };
  }
  return undefined;
};

const byLastPart = (lookup: FactLookup, word: string): Link | undefined => {
  const hyphen = word.lastIndexOf('-');
  const base = word.slice(hyphen + 1);
  const meaning = hyphen < 0 ? undefined : lookup(base);
  return isEntry(meaning)
    ? { base, meaning, relation: 'prefixed', types: typesOf(meaning), polarity: 1 }
    : undefined;
};

/** `cafe` for `café`: words with accents are in dictionaries without them. */
const withoutAccents = (lookup: FactLookup, word: string): Link | undefined => {
  const base = word.normalize('NFD').replaceAll(/\p{M}/gu, '');
  const meaning = base === word ? undefined : lookup(base);
  if (!isEntry(meaning)) return undefined;
  return { base, meaning, relation: 'spelling', types: typesOf(meaning), polarity: 1 };
};

/** The types that a form has by being an inflected form: `went` is a verb, `mice` a noun. */
export const formTypes = (facts: WordFacts | undefined): WordType[] =>
  inflectedTypes.filter((_type, index) => ((facts?.forms ?? 0) & (1 << index)) !== 0);

const direct = (lookup: FactLookup, word: string, own: WordFacts | undefined): Link | undefined => {
  if (isEntry(own)) return { base: word, meaning: own, relation: 'itself', types: undefined, polarity: 1 };
  const lemma = own?.lemma;
  const meaning = lemma === undefined ? undefined : lookup(lemma);
  const regular = byInflection(lookup, word);
  if (!isEntry(meaning) || regular?.base === lemma) return regular;
  return { base: lemma, meaning, relation: 'inflected', types: formTypes(own), polarity: 1 };
};

const partsOf = (lookup: FactLookup, word: string): WordFacts[] => {
  if (!word.includes('-')) return [];
  const names = word.split('-');
  const parts = names.map(lookup).filter((facts) => facts !== undefined);
  return parts.length === names.length ? parts : [];
};

const made = (lookup: FactLookup, word: string): Link | undefined =>
  bySuffix(lookup, word, derivations) ?? byPrefix(lookup, word) ?? byLastPart(lookup, word);

const undoInflection = (lookup: FactLookup, word: string, rule: SuffixRule): Link | undefined =>
  candidatesOf(word, rule)
    .map((candidate) => made(lookup, candidate))
    .find((link) => link?.types?.some((type) => rule.from.some((from) => from === type)));

/** `nonplayers`: an inflected form of a word that is itself made from an entry. */
const madeThenInflected = (lookup: FactLookup, word: string): Link | undefined => {
  for (const rule of inflections) {
    const link = word.endsWith(rule.ending) ? undoInflection(lookup, word, rule) : undefined;
    if (link !== undefined) return { ...link, types: rule.to };
  }
  return undefined;
};

const unknown: Link = {
  base: undefined,
  meaning: noFacts,
  relation: 'unknown',
  types: undefined,
  polarity: 1,
};

/** Finds the entry that a word's meaning can be taken from: itself, its lemma, or what it is made of. */
export const resolveWord = (lookup: FactLookup, word: string): ResolvedWord => {
  const own = lookup(word);
  const link =
    direct(lookup, word, own) ??
    withoutAccents(lookup, word) ??
    made(lookup, word) ??
    madeThenInflected(lookup, word) ??
    unknown;
  return { word, own: own ?? noFacts, parts: partsOf(lookup, word), ...link };
};
