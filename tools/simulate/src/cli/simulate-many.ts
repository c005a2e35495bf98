import { addSummary, makeSummary, type Summary } from './summary.ts';
import { workOn } from './work-on.ts';

export interface ManyOptions {
  readonly from: number;
  readonly seeds: number;
  readonly workers: number;
  /** Told after each portion of seeds. */
  readonly onProgress: (sum: Summary, portion: Summary) => void;
}

const seedsAtOnce = 20;

/** Lives through many seeds on several threads. Each thread has its own copy of everything. */
export const simulateMany = async (options: ManyOptions): Promise<Summary> => {
  const sum = makeSummary();
  await workOn<{ from: number; count: number }, Summary>(new URL('./seed-worker.ts', import.meta.url), {
    items: portionsOf(options),
    workers: options.workers,
    onResult: (portion) => {
      addSummary(sum, portion);
      options.onProgress(sum, portion);
    },
  });
  sum.failed.sort((a, b) => a.seed - b.seed);
  return sum;
};

function* portionsOf({ from, seeds }: ManyOptions): Generator<{ from: number; count: number }> {
  for (let next = from; next < from + seeds; next += seedsAtOnce)
    yield { from: next, count: Math.min(seedsAtOnce, from + seeds - next) };
}
