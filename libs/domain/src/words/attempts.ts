import { limits } from '../limits.ts';

/** How often a word was put to the model once an answer has come: only what was really asked counts. */
export const attemptsAfter = (attempts: number, asked: boolean): number => attempts + (asked ? 1 : 0);

/** Whether a word may not be asked again. */
export const isOutOfAttempts = (attempts: number): boolean => attempts >= limits.attempts;
