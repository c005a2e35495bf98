import { needsPerson } from '@word-list/domain';
import type { ModelProgress } from './model-progress.ts';
import type { Terminal } from './make-terminal.ts';

/** Longer than a server is asked again that was left unfinished in an earlier start. */
const staleMs = 120_000;

/**
 * Answers what the model says to everything until a person has done something; undefined while it may still answer.
 * What a run was held up by when it was first looked at was said in an earlier start, and may have been put right
 * since: it counts when it stays. `now` in Unix milliseconds.
 */
export const makeRefusalWatch = (now: () => number) => {
  let first: { readonly blocked: string | null; readonly at: number } | undefined;
  return (blocked: string | null): string | undefined => {
    first ??= { blocked, at: now() };
    if (blocked !== first.blocked) first = { blocked: null, at: 0 };
    if (blocked === null || !needsPerson(blocked)) return undefined;
    return first.blocked === null || now() - first.at > staleMs ? blocked : undefined;
  };
};

type Problem = NonNullable<ModelProgress['problem']>;

/** A server that is busy for a moment is no problem. */
const worthTellingMs = 3000;

/**
 * Tells a problem of the server once, in a line that stays, and answers it as long as it lasts. `now` in Unix
 * milliseconds.
 */
export const makeProblemTeller = (terminal: Pick<Terminal, 'problem'>, now: () => number) => {
  let told: string | undefined;
  return (problem: Problem | undefined): string | undefined => {
    if (problem === undefined || now() - problem.since < worthTellingMs) return undefined;
    if (problem.words !== told) terminal.problem(`${problem.words}. It is asked again until it answers.`);
    told = problem.words;
    return problem.words;
  };
};
