import type { ListWord } from '../list-word.ts';
import type { MatchRequest } from '../match-parts.ts';
import { valueReader } from '../word-values.ts';
import { slowKeeps } from './slow-rules.ts';

/** Matched sets by going through all words for each word of the first part. */
export function slowMatch(words: readonly ListWord[], request: MatchRequest): ListWord[][] {
  const { hold, rules, partOf, parts, take = Infinity } = request;
  const distinct = knownWords(words, request);
  const agree = (one: ListWord, other: ListWord) =>
    hold.every(({ by, within = 0 }) => Math.abs(valueReader(by)(one)! - valueReader(by)(other)!) <= within);
  const keeps = (some: readonly ListWord[]) =>
    slowKeeps(
      some.map(({ text }) => text),
      rules,
    );
  const sets: ListWord[][] = [];
  for (const lead of distinct.filter((word) => partOf(word) === 0)) {
    const taken = sets.flat();
    if (!keeps([...taken, lead])) continue;
    const set = [lead];
    for (let part = 1; part < parts; part += 1) {
      const next = distinct.find(
        (word) =>
          partOf(word) === part &&
          !taken.includes(word) &&
          set.every((other) => agree(other, word)) &&
          keeps([...taken, word]) &&
          keeps([...set, word]),
      );
      if (next) set.push(next);
    }
    if (set.length === parts && keeps([...taken, ...set])) sets.push(set);
  }
  return sets.slice(0, take);
}

function knownWords(words: readonly ListWord[], { hold, partOf, parts }: MatchRequest): ListWord[] {
  const known = words.filter(
    (word) => (partOf(word) ?? parts) < parts && hold.every(({ by }) => valueReader(by)(word) !== null),
  );
  return known.filter((word, at) => known.findIndex(({ text }) => text === word.text) === at);
}
