import { errorWords } from '@word-list/domain';
import type { UpstreamReply } from './judge-reply.ts';

/** What a server wants otherwise than others do; found out by what it refuses. */
export interface Habits {
  /** Its name for the limit of tokens in a chat. */
  limitName: 'max_tokens' | 'max_completion_tokens';
  /** Asked of models that think, once one was seen to think until its tokens were at an end. */
  effort: 'none' | undefined;
  /** It has refused to be told how much to think. */
  refusesEffort: boolean;
}

export const makeHabits = (): Habits => ({
  limitName: 'max_tokens',
  effort: undefined,
  refusesEffort: false,
});

/** The document as this server wants it. */
export const withHabits = (
  habits: Habits,
  endpoint: 'responses' | 'chat',
  { max_tokens: most, ...document }: Record<string, unknown>,
): Record<string, unknown> => {
  const { effort } = habits;
  const thinking = endpoint === 'chat' ? { reasoning_effort: effort } : { reasoning: { effort } };
  return {
    ...document,
    ...(most === undefined ? {} : { [habits.limitName]: most }),
    ...(effort === undefined ? {} : thinking),
  };
};

/** Learns from a refusal; true when the same question is worth asking once more, put otherwise. */
export const learnHabit = (habits: Habits, { status, document }: UpstreamReply): boolean => {
  if (status !== 400 && status !== 422) return false;
  const words = errorWords(document);
  if (learnLimitName(habits, words)) return true;
  if (habits.effort !== undefined && /reasoning|effort|think/iu.test(words)) {
    habits.effort = undefined;
    habits.refusesEffort = true;
    return true;
  }
  return false;
};

/** To be told once a model has thought until its tokens were at an end: it is asked to think less from now on. */
export const learnThinking = (habits: Habits): void => {
  if (!habits.refusesEffort) habits.effort = 'none';
};

function learnLimitName(habits: Habits, words: string): boolean {
  const other = habits.limitName === 'max_tokens' ? 'max_completion_tokens' : 'max_tokens';
  const isMeant = words.includes(other) && /not support|unsupported|instead|use /iu.test(words);
  if (isMeant) habits.limitName = other;
  return isMeant;
}
