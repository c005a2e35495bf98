import { parentPort } from 'node:worker_threads';
import * as z from 'zod';
import { simulateSeed } from './simulate-seed.ts';
import { addResult, makeSummary } from './summary.ts';

/** A range of seeds to live through. */
const range = z.object({ from: z.int(), count: z.int() });

parentPort?.on('message', (message: unknown) => {
  const { from, count } = range.parse(message);
  const work = async (): Promise<void> => {
    const summary = makeSummary();
    for (let seed = from; seed < from + count; seed += 1) addResult(summary, await simulateSeed(seed));
    parentPort?.postMessage(summary);
  };
  void work();
});
