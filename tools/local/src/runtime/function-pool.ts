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

/** Keeps the processes of a function; a lost one is replaced when it is next needed. */
const makeProcesses = (start: () => Promise<FunctionInstance>) => {
  const idle: FunctionInstance[] = [];
  const all = new Set<FunctionInstance>();
  return {
    async obtain(): Promise<FunctionInstance> {
      const known = idle.pop();
      if (known?.isAlive() === true) return known;
      if (known !== undefined) all.delete(known);
      const instance = await start();
      all.add(instance);
      return instance;
    },
    put(instance: FunctionInstance): void {
      if (instance.isAlive()) idle.push(instance);
      else all.delete(instance);
    },
    async stop(): Promise<void> {
      await Promise.all([...all].map((instance) => instance.stop(500)));
    },
  };
};

/** `start` makes one more process of the function. */
export const makeFunctionPool = (
  concurrency: number,
  start: () => Promise<FunctionInstance>,
): FunctionPool => {
  const slots = makeSlots(concurrency);
  const processes = makeProcesses(start);
  const busy = new Set<Promise<unknown>>();
  let isStopping = false;
  let isStopped = false;

  const use = async (work: (instance: FunctionInstance) => Promise<unknown>): Promise<unknown> => {
    if (isStopping) throw new PoolStopped('the stack is stopping');
    await slots.take();
    try {
      if (isStopped) throw new PoolStopped('the stack is stopping');
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
