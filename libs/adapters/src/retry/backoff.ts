import { setTimeout as sleep } from 'node:timers/promises';

export interface Backoff {
  /** Retries after the first try. */
  readonly retries: number;
  /** The wait before the first retry is at most this; each later one at most twice the one before. */
  readonly firstMs: number;
  readonly capMs: number;
  /** From 0 to below 1: spreads the waits of many callers. */
  readonly random: () => number;
  readonly pause: (milliseconds: number) => Promise<void>;
}

/** For what a call that succeeded has left undone. How often a failed call is repeated is in `aws/aws-endpoint.ts`. */
export const backoff: Backoff = {
  retries: 6,
  firstMs: 50,
  capMs: 2000,
  random: Math.random,
  pause: async (milliseconds) => {
    await sleep(milliseconds);
  },
};

/** Waits before retry number `retry`, which counts from 1: a random share ("full jitter") of the doubling bound. */
export const waitBefore = async (
  retry: number,
  { firstMs, capMs, random, pause }: Backoff,
): Promise<void> => {
  await pause(random() * Math.min(capMs, firstMs * 2 ** (retry - 1)));
};

/**
 * Calls `work` with what is left to do until it leaves nothing, at most `retries` times more than once; returns
 * what is still left then.
 */
export const untilNoneLeft = async <Item>(
  items: readonly Item[],
  how: Backoff,
  work: (items: readonly Item[]) => Promise<readonly Item[]>,
): Promise<readonly Item[]> => {
  let left = items.length === 0 ? items : await work(items);
  for (let retry = 1; left.length > 0 && retry <= how.retries; retry += 1) {
    await waitBefore(retry, how);
    left = await work(left);
  }
  return left;
};
