import type { Log } from '@word-list/domain';

/** A scheduled invocation failed. What failed is in the log; the runtime prints only this. */
export class ScheduledRunFailed extends Error {
  override readonly name = 'ScheduledRunFailed';
}

/** Makes the function that a schedule calls. A failure is logged once, and the invocation fails. */
export const scheduleHandler =
  (log: Log, run: () => Promise<unknown>): (() => Promise<void>) =>
  async () => {
    try {
      await run();
    } catch (error) {
      log.error('scheduled run failed', { error });
      throw new ScheduledRunFailed(error instanceof Error ? error.name : 'no error was thrown');
    }
  };
