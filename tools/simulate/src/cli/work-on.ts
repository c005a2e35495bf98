import { Worker } from 'node:worker_threads';

export interface WorkOptions<Item, Result> {
  readonly items: Iterable<Item>;
  readonly workers: number;
  readonly onResult: (result: Result) => void;
}

/** Hands items to threads that run one file, each thread one item at a time, until none is left. */
export const workOn = async <Item, Result>(file: URL, options: WorkOptions<Item, Result>): Promise<void> => {
  const items = options.items[Symbol.iterator]();
  const runWorker = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(file);
      const handOut = (): void => {
        const next = items.next();
        if (next.done === true) void worker.terminate();
        else worker.postMessage(next.value);
      };
      worker.on('message', (result: Result) => {
        options.onResult(result);
        handOut();
      });
      worker.on('error', reject);
      worker.on('exit', () => resolve());
      handOut();
    });
  await Promise.all(Array.from({ length: Math.max(1, options.workers) }, runWorker));
};
