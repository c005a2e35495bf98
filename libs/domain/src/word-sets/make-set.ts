import type { Balance } from './balance.ts';
import { filterWords, type ConditionName, type Conditions } from './conditions.ts';
import { pruneToDecodable } from './decodability.ts';
import type { Language } from './language.ts';
import type { ListWord } from './list-word.ts';
import type { Hold } from './match-grid.ts';
import { matchParts } from './match-parts.ts';
import { orderWords, type OrderName } from './order-words.ts';
import { pickWords, type Picked } from './pick-words.ts';
import type { Rules } from './rules/rule.ts';
import { splitWords, type Split } from './split-words.ts';
import type { Work, WorkLimits } from './work.ts';

/** How a set is made from words, step by step in this order. */
export interface SetRequest extends WorkLimits {
  readonly conditions: Conditions;
  /** Into how many parts, and by what; one without it. */
  readonly split?: Split | undefined;
  /** What must agree between the parts; needs `split`. */
  readonly hold?: readonly Hold[] | undefined;
  /** How words are picked; as given where nothing is said. */
  readonly order?: OrderName | undefined;
  /** Of a random order. */
  readonly seed?: string | undefined;
  /** Schlinkert pruning, before the rules. */
  readonly schlinkert?: boolean | undefined;
  readonly rules: Rules;
  readonly language?: Language | undefined;
  /** Words a part. */
  readonly take?: number | undefined;
  /** How words are printed, within their part; as picked where nothing is said. */
  readonly sort?: OrderName | undefined;
}

/** A set, and what became of the other words. */
export interface MadeSet<Word extends ListWord = ListWord> {
  /** Part after part. */
  readonly words: readonly Word[];
  /** Where something is held, the words at one place are a matched set. */
  readonly parts: readonly (readonly Word[])[];
  /** How many words the smallest part has: what `take` could have been, as far as it goes. */
  readonly possible: number;
  /** How alike the parts are in what is held. */
  readonly balance: readonly Balance[];
  readonly leftOut: Readonly<Partial<Record<ConditionName, number>>>;
  /** Words that Schlinkert pruning took away. */
  readonly pruned: number;
  readonly turnedAway: Picked['turnedAway'];
  readonly choice: Picked['choice'];
}

/** Makes a set: filters and words left out, split, order, rules and take, sort. */
export function* makeSet<Word extends ListWord>(
  words: readonly Word[],
  request: SetRequest,
): Work<MadeSet<Word>> {
  const passed = yield* filterWords(words, request);
  const { order = 'given', seed, budget } = request;
  const ordered = yield* orderWords(passed.words, { order, seed, budget });
  const kept = request.schlinkert === true ? yield* prune(ordered, request) : ordered;
  const picked = yield* pickSet(kept, request);
  return {
    ...picked,
    leftOut: passed.leftOut,
    pruned: ordered.length - kept.length,
    choice: request.schlinkert === true ? 'greedy' : picked.choice,
  };
}

/** What is done with words that have passed, in their order. */
export type PickedSet<Word extends ListWord> = Omit<MadeSet<Word>, 'leftOut' | 'pruned'>;

/** Makes a set of words that have passed all filters and stand in order: split, rules and take, sort. */
export function* pickSet<Word extends ListWord>(
  ordered: Iterable<Word>,
  request: Omit<SetRequest, 'conditions'>,
): Work<PickedSet<Word>> {
  const { split, hold, language } = request;
  const parted = split && splitWords(split, language);
  if (hold && parted) {
    const matched = yield* matchParts(ordered, { ...request, ...parted, hold });
    const sets = yield* sortSets(matched.sets, request);
    const parts = matched.parts.map((_, part) => sets.map((set) => set[part] as Word));
    const { balance, choice } = matched;
    return { words: parts.flat(), parts, possible: sets.length, balance, turnedAway: {}, choice };
  }
  const picked = yield* pickWords(ordered, { ...request, ...parted });
  const parts: (readonly Word[])[] = [];
  for (const part of picked.parts) parts.push(yield* sorted(part, request));
  const possible = parts.reduce((least, { length }) => Math.min(least, length), Infinity);
  const { turnedAway, choice } = picked;
  return { words: parts.flat(), parts, possible, balance: [], turnedAway, choice };
}

function sorted<Word extends ListWord>(
  words: readonly Word[],
  { sort = 'given', seed, budget }: Pick<SetRequest, 'sort' | 'seed' | 'budget'>,
): Work<readonly Word[]> {
  return orderWords(words, { order: sort, seed, budget });
}

/** Sets stay together: they go by their words of the first part. */
function* sortSets<Word extends ListWord>(
  sets: readonly (readonly Word[])[],
  request: Pick<SetRequest, 'sort' | 'seed' | 'budget'>,
): Work<readonly (readonly Word[])[]> {
  const setOf = new Map(sets.map((set) => [set[0] as Word, set]));
  const leads = yield* sorted([...setOf.keys()], request);
  return leads.map((lead) => setOf.get(lead) ?? []);
}

function* prune<Word extends ListWord>(
  words: readonly Word[],
  { budget }: WorkLimits,
): Work<readonly Word[]> {
  const texts = yield* pruneToDecodable(
    words.map(({ text }) => text),
    { budget },
  );
  const kept = new Set(texts);
  return words.filter(({ text }) => kept.has(text));
}
