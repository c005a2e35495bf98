import { findConflicts, type WordConflict } from './find-conflicts.ts';
import type { Language } from './language.ts';
import { leastCover } from './least-cover.ts';
import type { ListWord } from './list-word.ts';
import { pickWords } from './pick-words.ts';
import type { RuleName, Rules } from './rules/rule.ts';
import { makeMeter, type Work, type WorkLimits } from './work.ts';

export interface RepairRequest<Word extends ListWord = ListWord> extends WorkLimits {
  /** What the list has to keep afterwards. */
  readonly rules: Rules;
  readonly language?: Language | undefined;
  /** Replacements, the best first. Words of the list are passed over. */
  readonly candidates: Iterable<Word>;
}

/** One line of the diff. */
export interface Change<Word extends ListWord = ListWord> {
  /** The place in the list, counted from 0. */
  readonly place: number;
  readonly out: Word;
  /** Stands in its place; undefined where no candidate was left that fits. */
  readonly into: Word | undefined;
  readonly because: 'repeat' | RuleName;
  /** The text of a word with which it broke the rule; undefined for `decodable`, which is a rule of all together. */
  readonly besides: string | undefined;
}

export interface Repaired<Word extends ListWord = ListWord> {
  /** The list, each replacement in the place of the word that left, so that the other words keep their numbers. */
  readonly words: readonly Word[];
  /** In the order of the list. */
  readonly changes: readonly Change<Word>[];
  /** Places for which no replacement was found: the list is that much shorter. */
  readonly missing: number;
  /** `exact`: no list that keeps the rules keeps more of these words. */
  readonly choice: 'exact' | 'greedy';
}

/**
 * Changes as few words as it can until the list keeps the rules, and fills up from the candidates in their order.
 * Exact where words break rules in pairs and at most 24 hang together; beyond that whoever breaks the most leaves
 * first. Under `decodable` words leave in the order of the list: greedy.
 */
export function* repairList<Word extends ListWord>(
  words: readonly Word[],
  request: RepairRequest<Word>,
): Work<Repaired<Word>> {
  const meter = makeMeter(request, 'repair a shorter list, or ask for fewer rules');
  const left = new Set<string>();
  const distinct = words.filter(({ text }) => !left.has(text) && left.add(text));
  const conflicts = yield* findConflicts(distinct, { ...request, meter });
  const { cover, isExact } = leastCover(neighboursOf(conflicts));
  const kept = distinct.filter((_, place) => !cover.has(place));
  const fresh = function* () {
    for (const word of request.candidates) if (!left.has(word.text)) yield word;
  };
  const offered = function* () {
    yield* kept;
    yield* fresh();
  };
  const picked = yield* pickWords(offered(), { ...request, take: words.length });
  const result = putInPlace(words, picked.words);
  const reasons = reasonsFor(distinct, conflicts, result.stay);
  return {
    words: result.words,
    changes: result.changes.map(({ isRepeat, ...change }) => ({
      ...change,
      ...reasons(change.out.text, isRepeat),
    })),
    missing: words.length - result.words.length,
    choice: isExact && request.rules.decodable !== true ? 'exact' : 'greedy',
  };
}

function neighboursOf(conflicts: readonly WordConflict[]): Map<number, Set<number>> {
  const neighbours = new Map<number, Set<number>>();
  const connect = (one: number, other: number): void => {
    const others = neighbours.get(one);
    if (others) others.add(other);
    else neighbours.set(one, new Set([other]));
  };
  for (const { places } of conflicts) {
    connect(places[0], places[1]);
    connect(places[1], places[0]);
  }
  return neighbours;
}

interface Swap<Word> {
  readonly place: number;
  readonly out: Word;
  readonly into: Word | undefined;
  readonly isRepeat: boolean;
}

function putInPlace<Word extends ListWord>(words: readonly Word[], picked: readonly Word[]) {
  const old = new Set(words.map(({ text }) => text));
  const stay = new Set(picked.filter(({ text }) => old.has(text)).map(({ text }) => text));
  const fresh = picked.filter(({ text }) => !old.has(text)).values();
  const seen = new Set<string>();
  const changes: Swap<Word>[] = [];
  const result = words.flatMap((word, place) => {
    const isRepeat = seen.has(word.text);
    seen.add(word.text);
    if (stay.has(word.text) && !isRepeat) return [word];
    const into = fresh.next().value;
    changes.push({ place, out: word, into, isRepeat });
    return into === undefined ? [] : [into];
  });
  return { words: result, changes, stay };
}

/** Why a word left, if possible because of one that stays. */
function reasonsFor(
  distinct: readonly ListWord[],
  conflicts: readonly WordConflict[],
  stay: ReadonlySet<string>,
): (text: string, isRepeat: boolean) => Pick<Change, 'because' | 'besides'> {
  const sided = conflicts.flatMap(({ rule, places }) => {
    const [one = '', other = ''] = places.map((place) => distinct[place]?.text);
    return [
      { text: one, because: rule, besides: other },
      { text: other, because: rule, besides: one },
    ];
  });
  // The last entry of a text counts: the first conflict with a word that stays, or else the first of all.
  const byChoice = [...sided.toReversed(), ...sided.filter(({ besides }) => stay.has(besides)).reverse()];
  const reasons = new Map(byChoice.map(({ text, because, besides }) => [text, { because, besides }]));
  return (text, isRepeat) =>
    isRepeat
      ? { because: 'repeat', besides: text }
      : (reasons.get(text) ?? { because: 'decodable', besides: undefined });
}
