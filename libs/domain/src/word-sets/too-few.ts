import type { ListWord } from './list-word.ts';
import { lookOf } from './look.ts';
import type { PickRequest } from './pick-words.ts';
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
export function* mostWords(words: Iterable<ListWord>, request: MostRequest): Work<number | undefined> {
  const [rule, ...others] = askedRules(request.rules);
  if (others.length > 0) return undefined;
  const keyOf = rule === undefined ? (text: string) => text : keyFor(rule, request);
  if (keyOf !== undefined) return yield* countKeys(words, keyOf);
  if (rule === 'prefixFree') return yield* countLeaves(words, (text) => text);
  return rule === 'suffixFree' ? yield* countLeaves(words, reversed) : undefined;
}

type MostRequest = Pick<PickRequest, 'rules' | 'language'>;

/** Words counted between two pauses. */
const slice = 4096;

/** Where each word belongs to one group and a set has one word of each: the group. */
function keyFor(rule: RuleName, { rules, language }: MostRequest): ((text: string) => string) | undefined {
  const keys: Partial<Record<RuleName, (text: string) => string>> = {
    uniquePrefix: (text) => headOf(text, rules.uniquePrefix ?? 1),
    noLookalikes: lookOf,
    ...(language && { oneLemma: language.lemmaOf }),
  };
  return keys[rule];
}

function* countKeys(words: Iterable<ListWord>, keyOf: (text: string) => string): Work<number> {
  const keys = new Set<string>();
  let done = 0;
  for (const { text } of words) {
    keys.add(keyOf(text));
    done += 1;
    if (done % slice === 0) yield { done };
  }
  return keys.size;
}

function* countLeaves(words: Iterable<ListWord>, read: (text: string) => string): Work<number> {
  const trie = new Trie();
  const texts = new Set<string>();
  for (const { text } of words) {
    const unique = read(text);
    if (texts.has(unique)) continue;
    texts.add(unique);
    trie.add(unique);
    if (texts.size % slice === 0) yield { done: texts.size };
  }
  let leaves = 0;
  let done = 0;
  for (const text of texts) {
    leaves += Number(trie.below(trie.find(text)) === 1);
    done += 1;
    if (done % slice === 0) yield { done, total: texts.size, kept: leaves };
  }
  return leaves;
}
