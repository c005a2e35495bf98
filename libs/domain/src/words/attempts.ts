import { limits } from '../limits.ts';

/** How often a word has been put to the model, after one more answer: only what was asked counts. */
export const attemptsAfter = (attempts: number, asked: boolean): number => attempts + (asked ? 1 : 0);

/** Whether a word may not be asked again. */
export const isOutOfAttempts = (attempts: number): boolean => attempts >= limits.attempts;
