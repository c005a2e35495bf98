import { setTimeout as sleep } from 'node:timers/promises';

export interface Schedule {
  /** Lets the invocation under way end. */
  stop(): Promise<void>;
}

export interface ScheduleOptions {
  readonly everySeconds: number;
  readonly invoke: (event: unknown) => Promise<unknown>;
  readonly onProblem: (error: Error) => void;
}

/** Invokes again and again, one at a time: the wait begins when the invocation before has ended. */
export const startSchedule = ({ everySeconds, invoke, onProblem }: ScheduleOptions): Schedule => {
  const stopping = new AbortController();
  const pause = (): Promise<void> =>
    sleep(everySeconds * 1000, undefined, { signal: stopping.signal }).catch(() => undefined);
  const tick = async (): Promise<void> => {
    try {
      await invoke(scheduledEvent());
    } catch (error) {
      if (!stopping.signal.aborted) onProblem(error instanceof Error ? error : new Error(String(error)));
    }
  };
  const ticking = (async () => {
    while (!stopping.signal.aborted) {
      await tick();
      await pause();
    }
  })();
  return {
    async stop() {
      stopping.abort();
      await ticking;
    },
  };
};

function scheduledEvent() {
  return {
    version: '0',
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    time: new Date().toISOString(),
    detail: {},
  };
}
