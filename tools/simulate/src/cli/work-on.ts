import { Worker } from 'node:worker_threads';

export interface WorkOptions<Item, Result> {
  readonly items: Iterable<Item>;
  readonly workers: number;
  readonly onResult: (result: Result) => void;
  /** Whether each item gets a thread that has loaded nothing yet. */
  readonly isFresh?: boolean;
}

/** Hands items to threads that run one file, each thread one item at a time, until none is left. */
export const workOn = async <Item, Result>(file: URL, options: WorkOptions<Item, Result>): Promise<void> => {
  const items = options.items[Symbol.iterator]();
  const runWorker = (): Promise<boolean> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(file);
      let isDone = false;
      const handOut = (): void => {
        const next = items.next();
        isDone = next.done === true;
        if (isDone) void worker.terminate();
        else worker.postMessage(next.value);
      };
      worker.on('message', (result: Result) => {
        options.onResult(result);
        if (options.isFresh) void worker.terminate();
        else handOut();
      });
      worker.on('error', reject);
      worker.on('exit', () => resolve(isDone));
      handOut();
    });
  const runLane = async (): Promise<void> => {
    while (!(await runWorker()));
  };
  await Promise.all(Array.from({ length: Math.max(1, options.workers) }, runLane));
};
