import type { AttributeName } from '../scoring/attributes.ts';
import type { WordType } from '../scoring/word-types.ts';
import { wildcardMatch } from '../words/wildcard-match.ts';
import type { Language, WordForm } from './language.ts';
import { gatherEntries, holdsEntry } from './entries.ts';
import { lengthOf } from '../words/length-of.ts';
import type { ListWord } from './list-word.ts';
import type { Trie } from './trie.ts';
import type { Work } from './work.ts';

/** Scores in hundredths, both ends included. */
interface Range {
  readonly min: number;
  readonly max: number;
  /** Whether words without the score pass. */
  readonly unknown?: boolean | undefined;
}

/** What each word must be by itself; all conditions hold together. What is left out asks nothing. */
export interface Conditions {
  /** In at least one of the lists: the words of all of them. */
  readonly list?: ReadonlySet<string> | undefined;
  /** In every one of these. */
  readonly inAll?: readonly ReadonlySet<string>[] | undefined;
  /** In none of the lists: the words of all of them. */
  readonly notList?: ReadonlySet<string> | undefined;
  /** Holds one of these entries. */
  readonly has?: Iterable<string> | undefined;
  readonly length?: { readonly min: number; readonly max: number } | undefined;
  /** Wildcards: `?` is one character, `*` any number of them. */
  readonly text?: string | undefined;
  /** The characters that a word may consist of. */
  readonly letters?: string | undefined;
  /** At least one of these. */
  readonly types?: readonly WordType[] | undefined;
  /** None of these. */
  readonly notTypes?: readonly WordType[] | undefined;
  /** The first type is one of these. */
  readonly mainType?: readonly WordType[] | undefined;
  /** Needs a language. */
  readonly forms?: readonly WordForm[] | undefined;
  readonly scores?: Readonly<Partial<Record<AttributeName, Range | undefined>>> | undefined;
  /** Words that are left out. */
  readonly not?: ReadonlySet<string> | undefined;
}

export type ConditionName = keyof Conditions;

/** Names of conditions, in the order in which they are asked. */
export const conditionNames = [
  'list',
  'inAll',
  'notList',
  'has',
  'length',
  'text',
  'letters',
  'types',
  'notTypes',
  'mainType',
  'forms',
  'scores',
  'not',
] as const satisfies readonly ConditionName[];

type Test = (word: ListWord) => boolean;

/** The words that pass, and for each condition those that it was the first to leave out. */
export interface Passed<Word> {
  readonly words: readonly Word[];
  readonly leftOut: Readonly<Partial<Record<ConditionName, number>>>;
}

const slice = 8192;

/** The words that meet the conditions, in their order. */
export function* filterWords<Word extends ListWord>(
  words: readonly Word[],
  { conditions, language }: { readonly conditions: Conditions; readonly language?: Language | undefined },
): Work<Passed<Word>> {
  const entries = conditions.has && (yield* gatherEntries(conditions.has));
  const tests = conditionNames.flatMap((name) => {
    const test = testFor(name, { ...conditions, language, entries });
    return test === undefined ? [] : [{ name, test }];
  });
  const leftOut: Partial<Record<ConditionName, number>> = {};
  const passed: Word[] = [];
  for (const [at, word] of words.entries()) {
    const broken = tests.find(({ test }) => !test(word));
    if (broken === undefined) passed.push(word);
    else leftOut[broken.name] = (leftOut[broken.name] ?? 0) + 1;
    if (at % slice === slice - 1) yield { done: at, total: words.length, kept: passed.length };
  }
  return { words: passed, leftOut };
}

interface Asked extends Conditions {
  readonly language: Language | undefined;
  /** Those of `has`. */
  readonly entries: Trie | undefined;
}

/** The test of one condition; undefined where nothing is asked. */
function testFor(name: ConditionName, asked: Asked): Test | undefined {
  return asked[name] === undefined ? undefined : makers[name](asked);
}

const makers: Readonly<Record<ConditionName, (asked: Asked) => Test>> = {
  list:
    ({ list }) =>
    (word) =>
      list?.has(word.text) === true,
  inAll:
    ({ inAll = [] }) =>
    (word) =>
      inAll.every((texts) => texts.has(word.text)),
  notList:
    ({ notList }) =>
    (word) =>
      notList?.has(word.text) !== true,
  has:
    ({ entries }) =>
    (word) =>
      entries !== undefined && holdsEntry(entries, word.text),
  length:
    ({ length }) =>
    (word) =>
      isWithin(lengthOf(word.text), length),
  text: ({ text = '' }) => matchesPattern(text),
  letters: ({ letters = '' }) => hasOnly(letters),
  types:
    ({ types = [] }) =>
    (word) =>
      types.some((type) => word.types?.includes(type)),
  notTypes:
    ({ notTypes = [] }) =>
    (word) =>
      !notTypes.some((type) => word.types?.includes(type)),
  mainType:
    ({ mainType = [] }) =>
    (word) =>
      mainType.some((type) => word.types?.[0] === type),
  forms:
    ({ forms = [], language }) =>
    (word) =>
      language !== undefined && forms.includes(language.formOf(word.text)),
  scores: ({ scores = {} }) => hasScores(scores),
  not:
    ({ not }) =>
    (word) =>
      not?.has(word.text) !== true,
};

function matchesPattern(wildcards: string): Test {
  const pattern = wildcardMatch(wildcards);
  return ({ text }) => pattern.matches(text);
}

function hasOnly(letters: string): Test {
  const allowed = new Set(letters);
  return ({ text }) => {
    for (const letter of text) if (!allowed.has(letter)) return false;
    return true;
  };
}

function isWithin(value: number, range: Pick<Range, 'min' | 'max'> | undefined): boolean {
  return range === undefined || (value >= range.min && value <= range.max);
}

function hasScores(ranges: NonNullable<Conditions['scores']>): Test {
  const asked = (Object.entries(ranges) as [AttributeName, Range | undefined][]).filter(
    (entry): entry is [AttributeName, Range] => entry[1] !== undefined,
  );
  return ({ scores }) =>
    asked.every(([name, range]) => {
      const value = scores?.[name] ?? null;
      return value === null ? range.unknown === true : isWithin(value, range);
    });
}
