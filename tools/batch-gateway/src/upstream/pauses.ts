import { setTimeout as sleep } from 'node:timers/promises';

export interface PauseOptions {
  /** Connections that fail in a row before everything pauses. */
  readonly breakAfter: number;
  /** Length of that pause in milliseconds. */
  readonly breakMs: number;
  readonly clock: () => number;
}

/** When a server must be left alone, for all requests to it together: it asked for it, or it is not there. */
export interface Pauses {
  /** Resolves when requests may be sent; rejects when the signal is aborted. */
  wait(signal: AbortSignal): Promise<void>;
  /** The server asked to be left alone for so long. */
  pauseFor(milliseconds: number): void;
  /** Nothing answered at its address; tells whether the breaker has opened by it. */
  connectionFailed(): boolean;
  /** It answered, whatever it said. */
  reached(): void;
}

export const makePauses = ({ breakAfter, breakMs, clock }: PauseOptions): Pauses => {
  let until = 0;
  let failures = 0;
  const pauseFor = (milliseconds: number): void => {
    until = Math.max(until, clock() + milliseconds);
  };
  return {
    pauseFor,
    async wait(signal) {
      // The pause can be prolonged while it is waited for.
      for (let left = until - clock(); left > 0; left = until - clock())
        await sleep(left, undefined, { signal });
      signal.throwIfAborted();
    },
    connectionFailed() {
      failures += 1;
      if (failures < breakAfter) return false;
      pauseFor(breakMs);
      return true;
    },
    reached() {
      failures = 0;
    },
  };
};
