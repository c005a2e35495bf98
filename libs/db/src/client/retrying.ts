import { setTimeout as wait } from 'node:timers/promises';
import { faultKind } from './database-faults.ts';

export interface RetryOptions {
  /** Tries in all; at least 1. */
  readonly tries: number;
  /** From 0 up to, not including, 1. */
  readonly random: () => number;
  /** No try begins later than this many milliseconds after the first. */
  readonly within?: number;
  readonly pause: (milliseconds: number) => Promise<void>;
}

export const defaultRetries: RetryOptions = {
  tries: 12,
  within: 30_000,
  random: Math.random,
  pause: async (milliseconds) => {
    await wait(milliseconds);
  },
};

const longestPause = 1000;

/**
 * The one place that repeats database work: after a serialisation failure, a deadlock, and a lost connection, a
 * lost answer to COMMIT included. So `work` may have taken effect when it runs again. Pauses double from 10 ms
 * up to a second, each by chance between half and all of it. Throws what the last try threw.
 */
export const retrying = async <T>(work: () => Promise<T>, options: RetryOptions): Promise<T> => {
  const { tries, within = Number.POSITIVE_INFINITY, random } = options;
  const start = performance.now();
  for (let attempt = 1; ; attempt += 1) {
    const pause = Math.min(longestPause, 10 * 2 ** (attempt - 1)) * (0.5 + random() / 2);
    try {
      return await work();
    } catch (error) {
      const isLate = performance.now() - start + pause > within;
      if (attempt >= tries || isLate || faultKind(error) === 'other') throw error;
    }
    await options.pause(pause);
  }
};
