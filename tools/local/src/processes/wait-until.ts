import { setTimeout as sleep } from 'node:timers/promises';

/** Asks every `everyMs` until the answer is true. False when `timeoutMs` went by first. */
export const waitUntil = async (
  isDone: () => boolean | Promise<boolean>,
  { timeoutMs, everyMs = 20 }: { timeoutMs: number; everyMs?: number },
): Promise<boolean> => {
  const giveUpAt = Date.now() + timeoutMs;
  while (!(await isDone())) {
    if (Date.now() >= giveUpAt) return false;
    await sleep(everyMs);
  }
  return true;
};
