import type { AttributeName } from '../scoring/attributes.ts';
import type { ConditionName } from './conditions.ts';
import type { ListWord } from './list-word.ts';
import { makeSet, type SetRequest } from './make-set.ts';
import { askedRules } from './rules/make-rules.ts';
import type { RuleName } from './rules/rule.ts';
import { WorkRefused, type Work } from './work.ts';

/** What leaving out one condition or rule would bring. */
export interface Lifted {
  readonly lifted: Exclude<ConditionName, 'scores'> | AttributeName | RuleName | 'schlinkert';
  /** Words there are without it, of each part, at most as many as are to be taken. */
  readonly possible: number;
}

/**
 * Makes the set again without each condition and rule in turn; the most helpful first. The budget is for each: what
 * would take more is not said.
 */
export function* liftEach(words: readonly ListWord[], request: SetRequest): Work<Lifted[]> {
  const lifted: Lifted[] = [];
  for (const [name, without] of liftedRequests(request)) {
    const possible = yield* countSet(words, { ...without, sort: undefined });
    if (possible !== undefined) lifted.push({ lifted: name, possible });
  }
  return lifted.sort((one, other) => other.possible - one.possible);
}

function* countSet(words: readonly ListWord[], request: SetRequest): Work<number | undefined> {
  try {
    return (yield* makeSet(words, request)).possible;
  } catch (error) {
    if (error instanceof WorkRefused) return undefined;
    throw error;
  }
}

type Lifting = readonly [name: Lifted['lifted'], without: SetRequest];

function liftedRequests(request: SetRequest): Lifting[] {
  const { conditions, rules, schlinkert } = request;
  const { scores = {}, ...others } = conditions;
  return [
    ...namesIn(others).map((name): Lifting => [
      name,
      { ...request, conditions: { ...conditions, [name]: undefined } },
    ]),
    ...namesIn(scores).map((name): Lifting => [
      name,
      { ...request, conditions: { ...conditions, scores: { ...scores, [name]: undefined } } },
    ]),
    ...askedRules(rules).map((name): Lifting => [
      name,
      { ...request, rules: { ...rules, [name]: undefined } },
    ]),
    ...(schlinkert === true ? [['schlinkert', { ...request, schlinkert: false }] satisfies Lifting] : []),
  ];
}

function namesIn<Name extends string>(part: Readonly<Partial<Record<Name, unknown>>>): Name[] {
  return (Object.keys(part) as Name[]).filter((name) => part[name] !== undefined);
}
