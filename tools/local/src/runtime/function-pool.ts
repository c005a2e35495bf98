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
  readonly reject: (error: unknown) => void;
}

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

/**
 * Keeps the processes of a function. Who finds none free gets the first that is, an older one or a new one: a start
 * takes longer than most work, and several at once hold each other up.
 */
function makeProcesses(most: number, start: () => Promise<FunctionInstance>) {
  const shelf = makeShelf();
  const all = new Set<FunctionInstance>();
  let isStarting = false;
  let isClosed = false;

  const startOne = async (): Promise<void> => {
    const instance = await start();
    all.add(instance);
    await instance.ready();
    shelf.put(instance);
  };

  const startForWaiters = (): void => {
    for (const instance of all) if (!instance.isAlive()) all.delete(instance);
    if (isStarting || isClosed || !shelf.isAwaited() || all.size >= most) return;
    isStarting = true;
    void startOne()
      .catch(shelf.fail)
      .finally(() => {
        isStarting = false;
        startForWaiters();
      });
  };

  return {
    obtain(): Promise<FunctionInstance> {
      const taken = shelf.take();
      startForWaiters();
      return taken;
    },
    put: (instance: FunctionInstance): void => (instance.isAlive() ? shelf.put(instance) : startForWaiters()),
    async stop(): Promise<void> {
      isClosed = true;
      while (shelf.isAwaited()) shelf.fail(stopped());
      await Promise.all([...all].map((instance) => instance.stop(500)));
    },
  };
}

/** Free processes, and those who wait for one. */
function makeShelf() {
  const idle: FunctionInstance[] = [];
  const waiters: Waiter[] = [];
  return {
    isAwaited: (): boolean => waiters.length > 0,
    /** The first that is free, now or later. */
    take(): Promise<FunctionInstance> {
      for (let known = idle.pop(); known !== undefined; known = idle.pop()) {
        if (known.isAlive()) return Promise.resolve(known);
      }
      return new Promise((resolve, reject) => waiters.push({ resolve, reject }));
    },
    put(instance: FunctionInstance): void {
      const next = waiters.shift();
      if (next === undefined) idle.push(instance);
      else next.resolve(instance);
    },
    /** Tells the one who waits longest that there will be none. */
    fail: (error: unknown): void => waiters.shift()?.reject(error),
  };
}

function stopped(): PoolStopped {
  return new PoolStopped('the stack is stopping');
}
