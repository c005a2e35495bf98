import type { FunctionInstance } from './function-instance.ts';
import { makeSlots } from './slots.ts';

/** A function as callers see it: as many processes as it may have at once, started when first needed. */
export interface FunctionPool {
  /** Waits for a free process. Throws what the invocation throws, and PoolStopped once stopping began. */
  invoke(event: unknown): Promise<unknown>;
  /** Starts a process ahead of the first invocation. */
  warm(): Promise<void>;
  /** Lets invocations under way go on for `graceMs`, then ends every process. */
  stop(graceMs: number): Promise<void>;
}

export class PoolStopped extends Error {
  override readonly name = 'PoolStopped';
}

interface Waiter {
  readonly resolve: (instance: FunctionInstance) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Keeps the processes of a function. Who finds none free gets the first that is, an older one or a new one: a start
 * takes longer than most work, and several at once hold each other up.
 */
const makeProcesses = (most: number, start: () => Promise<FunctionInstance>) => {
  const idle: FunctionInstance[] = [];
  const all = new Set<FunctionInstance>();
  const waiters: Waiter[] = [];
  let isStarting = false;
  let isClosed = false;

  const put = (instance: FunctionInstance): void => {
    if (instance.isAlive()) {
      const next = waiters.shift();
      if (next === undefined) idle.push(instance);
      else next.resolve(instance);
      return;
    }
    all.delete(instance);
    startForWaiters();
  };

  const startOne = async (): Promise<void> => {
    const instance = await start();
    all.add(instance);
    await instance.ready().catch((error: unknown) => {
      all.delete(instance);
      throw error;
    });
    put(instance);
  };

  const startForWaiters = (): void => {
    if (isStarting || isClosed || waiters.length === 0 || all.size >= most) return;
    isStarting = true;
    startOne()
      .catch((error: Error) => waiters.shift()?.reject(error))
      .finally(() => {
        isStarting = false;
        startForWaiters();
      });
  };

  const takeIdle = (): FunctionInstance | undefined => {
    for (let known = idle.pop(); known !== undefined; known = idle.pop()) {
      if (known.isAlive()) return known;
      all.delete(known);
    }
    return undefined;
  };

  return {
    async obtain(): Promise<FunctionInstance> {
      const known = takeIdle();
      if (known !== undefined) return known;
      return new Promise((resolve, reject) => {
        waiters.push({ resolve, reject });
        startForWaiters();
      });
    },
    put,
    async stop(): Promise<void> {
      isClosed = true;
      for (const { reject } of waiters.splice(0)) reject(stopped());
      await Promise.all([...all].map((instance) => instance.stop(500)));
    },
  };
};

const stopped = (): PoolStopped => new PoolStopped('the stack is stopping');

/** `start` makes one more process of the function. */
export const makeFunctionPool = (
  concurrency: number,
  start: () => Promise<FunctionInstance>,
): FunctionPool => {
  const slots = makeSlots(concurrency);
  const processes = makeProcesses(concurrency, start);
  const busy = new Set<Promise<unknown>>();
  let isStopping = false;
  let isStopped = false;

  const use = async (work: (instance: FunctionInstance) => Promise<unknown>): Promise<unknown> => {
    if (isStopping) throw stopped();
    await slots.take();
    try {
      if (isStopped) throw stopped();
      const instance = await processes.obtain();
      return await work(instance).finally(() => processes.put(instance));
    } finally {
      slots.giveBack();
    }
  };

  return {
    async invoke(event) {
      const invocation = use((instance) => instance.invoke(event));
      busy.add(invocation);
      return invocation.finally(() => busy.delete(invocation));
    },
    async warm() {
      await use(async () => undefined);
    },
    async stop(graceMs) {
      isStopping = true;
      const timer = new Promise((resolve) => setTimeout(resolve, graceMs).unref());
      await Promise.race([Promise.allSettled(busy), timer]);
      isStopped = true;
      await processes.stop();
    },
  };
};
