import type { Clock } from '@word-list/domain';

/** With `now` the question is asked whatever was answered before. */
export type SharedQuestion<Answer> = (how?: { readonly now?: boolean }) => Promise<Answer>;

/**
 * Asks a question at most once in so many milliseconds and shares its answer, also while it is on its way: what is told
 * was true that long ago or later. An answer that failed is shared by those who wait for it, and by nobody after them.
 */
export const askAtMost = <Answer>(
  ask: () => Promise<Answer>,
  { everyMilliseconds, clock }: { everyMilliseconds: number; clock: Clock },
): SharedQuestion<Answer> => {
  let last: { readonly askedAt: number; readonly answer: Promise<Answer> } | undefined;

  return ({ now = false } = {}) => {
    const at = clock.now().getTime();
    // A clock that was set back tells nothing of how old the answer is.
    const age = last === undefined || last.askedAt > at ? Infinity : at - last.askedAt;
    if (!now && last !== undefined && age < everyMilliseconds) return last.answer;
    const asked = { askedAt: at, answer: ask() };
    last = asked;
    asked.answer.catch(() => {
      if (last === asked) last = undefined;
    });
    return asked.answer;
  };
};
