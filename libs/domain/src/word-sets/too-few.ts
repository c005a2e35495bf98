import type { ListWord } from './list-word.ts';
import { lookOf } from './look.ts';
import { pickWords, type PickRequest } from './pick-words.ts';
import { askedRules } from './rules/make-rules.ts';
import type { RuleName } from './rules/rule.ts';
import { headOf } from './rules/unique-prefix.ts';
import { reversed, Trie } from './trie.ts';
import type { Work } from './work.ts';

/**
 * The most words that any order could bring under these rules, where that can be told: without a rule, or under one
 * of them. Free of prefixes are at most as many words as begin no other: the leaves of the trie, since each word of
 * a set has a leaf at or below it that no other word of the set shares. Undefined where nobody knows.
 */
export function mostWords(words: readonly ListWord[], request: PickRequest): number | undefined {
  const texts = new Set(words.map(({ text }) => text));
  const [rule, ...others] = askedRules(request.rules);
  if (others.length > 0) return undefined;
  return rule === undefined ? texts.size : countUnder(rule, [...texts], request);
}

function countUnder(rule: RuleName, texts: string[], { rules, language }: PickRequest): number | undefined {
  const distinct = (keyOf: (text: string) => string) => new Set(texts.map(keyOf)).size;
  const counts: Partial<Record<RuleName, () => number | undefined>> = {
    prefixFree: () => countLeaves(texts),
    suffixFree: () => countLeaves(texts.map(reversed)),
    uniquePrefix: () => distinct((text) => headOf(text, rules.uniquePrefix ?? 1)),
    noLookalikes: () => distinct(lookOf),
    oneLemma: () => language && distinct(language.lemmaOf),
  };
  return counts[rule]?.();
}

function countLeaves(texts: readonly string[]): number {
  const trie = new Trie();
  for (const text of texts) trie.add(text);
  return texts.filter((text) => trie.below(trie.find(text)) === 1).length;
}

/** What lifting one rule would bring. */
export interface LiftedRule {
  readonly rule: RuleName;
  /** Words that the others leave, in the same order. */
  readonly possible: number;
}

/** Picks again without each rule in turn, as far as `take` goes; the most helpful first. The budget is for each. */
export function* liftRules<Word extends ListWord>(
  words: readonly Word[],
  request: PickRequest<Word>,
): Work<LiftedRule[]> {
  const lifted: LiftedRule[] = [];
  for (const rule of askedRules(request.rules)) {
    const picked = yield* pickWords(words, { ...request, rules: { ...request.rules, [rule]: undefined } });
    lifted.push({ rule, possible: picked.words.length });
  }
  return lifted.sort((one, other) => other.possible - one.possible);
}
