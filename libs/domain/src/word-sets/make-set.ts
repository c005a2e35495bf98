import { filterWords, type ConditionName, type Conditions } from './conditions.ts';
import { pruneToDecodable } from './decodability.ts';
import type { Language } from './language.ts';
import type { ListWord } from './list-word.ts';
import { orderWords, type WordOrder } from './order-words.ts';
import { pickWords, type Picked } from './pick-words.ts';
import type { RuleName, Rules } from './rules/rule.ts';
import type { Work, WorkLimits } from './work.ts';

/** How a set is made from words, step by step in this order. */
export interface SetRequest extends WorkLimits {
  readonly conditions: Conditions;
  /** How words are picked; as given where nothing is said. */
  readonly order?: WordOrder | undefined;
  /** Of a random order. */
  readonly seed?: string | undefined;
  /** Schlinkert pruning, before the rules. */
  readonly schlinkert?: boolean | undefined;
  readonly rules: Rules;
  readonly language?: Language | undefined;
  readonly take?: number | undefined;
  /** How words are printed; as picked where nothing is said. */
  readonly sort?: WordOrder | undefined;
}

/** A set, and what became of the other words. */
export interface MadeSet<Word extends ListWord = ListWord> {
  readonly words: readonly Word[];
  readonly leftOut: Readonly<Partial<Record<ConditionName, number>>>;
  /** Words that Schlinkert pruning took away. */
  readonly pruned: number;
  readonly turnedAway: Picked['turnedAway'];
  readonly choice: Picked['choice'];
}

/** Makes a set: filters and words left out, order, rules and take, sort. */
export function* makeSet<Word extends ListWord>(
  words: readonly Word[],
  request: SetRequest,
): Work<MadeSet<Word>> {
  const passed = yield* filterWords(words, request);
  const { order = 'given', seed, sort = 'given' } = request;
  const ordered = yield* orderWords(passed.words, { order, seed });
  const kept = request.schlinkert === true ? yield* prune(ordered, request) : ordered;
  const picked = yield* pickWords(kept, request);
  return {
    words: yield* orderWords(picked.words, { order: sort, seed }),
    leftOut: passed.leftOut,
    pruned: ordered.length - kept.length,
    turnedAway: picked.turnedAway,
    choice: request.schlinkert === true ? 'greedy' : picked.choice,
  };
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

/** What leaving out one condition or rule would bring. */
export interface Lifted {
  readonly lifted: ConditionName | RuleName | 'schlinkert';
  /** Words there are without it, at most as many as are to be taken. */
  readonly possible: number;
}

/** Makes the set again without each condition and rule in turn; the most helpful first. The budget is for each. */
export function* liftEach(words: readonly ListWord[], request: SetRequest): Work<Lifted[]> {
  const lifted: Lifted[] = [];
  for (const [name, without] of liftedRequests(request)) {
    const made = yield* makeSet(words, without);
    lifted.push({ lifted: name, possible: made.words.length });
  }
  return lifted.sort((one, other) => other.possible - one.possible);
}

function liftedRequests(request: SetRequest): [Lifted['lifted'], SetRequest][] {
  const { conditions, rules, schlinkert } = request;
  const asked = <Part extends object>(part: Part) =>
    (Object.keys(part) as (keyof Part & string)[]).filter((name) => part[name] !== undefined);
  return [
    ...asked(conditions).map((name): [Lifted['lifted'], SetRequest] => [
      name,
      { ...request, conditions: { ...conditions, [name]: undefined } },
    ]),
    ...asked(rules).map((name): [Lifted['lifted'], SetRequest] => [
      name,
      { ...request, rules: { ...rules, [name]: undefined } },
    ]),
    ...(schlinkert === true
      ? [['schlinkert', { ...request, schlinkert: false }] satisfies [Lifted['lifted'], SetRequest]]
      : []),
  ];
}
