import { Worker } from 'node:worker_threads';
import { addSummary, makeSummary, type Summary } from './summary.ts';

export interface ManyOptions {
  readonly from: number;
  readonly seeds: number;
  readonly workers: number;
  /** Told after each portion of seeds. */
  readonly onProgress: (sum: Summary, portion: Summary) => void;
}

const seedsAtOnce = 20;

/** Hands out portions of seeds until there are none left. */
const makePortions = ({ from, seeds }: ManyOptions) => {
  let next = from;
  return (): { from: number; count: number } | undefined => {
    const count = Math.min(seedsAtOnce, from + seeds - next);
    if (count <= 0) return undefined;
    next += count;
    return { from: next - count, count };
  };
};

/** Lives through many seeds on several threads. Each thread has its own copy of everything. */
export const simulateMany = async (options: ManyOptions): Promise<Summary> => {
  const sum = makeSummary();
  const nextPortion = makePortions(options);
  const runWorker = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL('./seed-worker.ts', import.meta.url));
      const handOut = (): void => {
        const portion = nextPortion();
        if (portion) worker.postMessage(portion);
        else void worker.terminate();
      };
      worker.on('message', (portion: Summary) => {
        addSummary(sum, portion);
        options.onProgress(sum, portion);
        handOut();
      });
      worker.on('error', reject);
      worker.on('exit', () => resolve());
      handOut();
    });
  await Promise.all(Array.from({ length: Math.max(1, options.workers) }, runWorker));
  sum.failed.sort((a, b) => a.seed - b.seed);
  return sum;
};
