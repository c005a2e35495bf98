import type { AttributeName } from '../scoring/attributes.ts';
import type { WordType } from '../scoring/word-types.ts';
import { wildcardPattern } from '../words/wildcard-pattern.ts';
import type { Language, WordForm } from './language.ts';
import { lengthOf, type ListWord } from './list-word.ts';
import { nowhere, root, Trie } from './trie.ts';
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
  readonly types?: readonly WordType[] | undefined;
  /** Needs a language. */
  readonly forms?: readonly WordForm[] | undefined;
  readonly scores?: Readonly<Partial<Record<AttributeName, Range>>> | undefined;
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
  const tests = conditionNames.flatMap((name) => {
    const test = testFor(name, conditions, language);
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

/** The test of one condition; undefined where nothing is asked. */
function testFor(name: ConditionName, conditions: Conditions, language?: Language): Test | undefined {
  if (conditions[name] === undefined) return undefined;
  const { list, inAll = [], notList, has = [], length, text = '', letters = '', not } = conditions;
  const { types = [], forms = [], scores } = conditions;
  const makers: Record<ConditionName, () => Test> = {
    list: () => (word) => list?.has(word.text) === true,
    inAll: () => (word) => inAll.every((texts) => texts.has(word.text)),
    notList: () => (word) => notList?.has(word.text) !== true,
    has: () => holdsEntry(has),
    length: () => (word) => isWithin(lengthOf(word.text), length),
    text: () => matches(wildcardPattern(text)),
    letters: () => hasOnly(letters),
    types: () => (word) => types.some((type) => word.types?.includes(type)),
    forms: () => (word) => language !== undefined && forms.includes(language.formOf(word.text)),
    scores: () => hasScores(scores ?? {}),
    not: () => (word) => not?.has(word.text) !== true,
  };
  return makers[name]();
}

function matches(pattern: RegExp): Test {
  return ({ text }) => pattern.test(text);
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
  const asked = Object.entries(ranges) as [AttributeName, Range][];
  return ({ scores }) =>
    asked.every(([name, range]) => {
      const value = scores?.[name] ?? null;
      return value === null ? range.unknown === true : isWithin(value, range);
    });
}

/** Whether one of the entries begins anywhere in a word and is whole there. */
function holdsEntry(entries: Iterable<string>): Test {
  const trie = new Trie();
  for (const entry of new Set(entries)) trie.add(entry);
  return ({ text }) => {
    for (let start = 0; start < text.length; start += 1) {
      let node = root;
      for (let at = start; at < text.length && node !== nowhere; at += 1) {
        node = trie.step(node, text.charCodeAt(at));
        if (node !== nowhere && trie.ends(node)) return true;
      }
    }
    return false;
  };
}
