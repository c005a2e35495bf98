import { parentPort } from 'node:worker_threads';
import * as z from 'zod';
import { crashPoints, smallWorldCrasher, type CrashedWorld } from '../exhaustive/crash-small-world.ts';

const work = z.object({
  call: z.int(),
  side: z.enum(['before', 'after']),
  isolation: z.enum(['read committed', 'serializable']),
  pairs: z.boolean(),
});

export type ExhaustiveWork = z.infer<typeof work>;

/** What came of one first crash, and of each second one after it. */
export interface ExhaustiveResult {
  readonly worlds: number;
  readonly broken: readonly CrashedWorld[];
}

const crashers = new Map<string, ReturnType<typeof smallWorldCrasher>>();

const crashAll = async ({ call, side, isolation, pairs }: ExhaustiveWork): Promise<ExhaustiveResult> => {
  const making = crashers.get(isolation) ?? smallWorldCrasher(isolation);
  crashers.set(isolation, making);
  const { crash } = await making;
  const first = { call, side };
  const single = await crash([first]);
  const broken = single.violations.length > 0 ? [single] : [];
  const seconds = pairs ? crashPoints(call + 1, single.calls).filter((point) => point.side === 'after') : [];
  for (const second of seconds) {
    const world = await crash([first, second]);
    if (world.violations.length > 0) broken.push(world);
  }
  return { worlds: 1 + seconds.length, broken };
};

parentPort?.on('message', (message: unknown) => {
  void crashAll(work.parse(message)).then((result) => parentPort?.postMessage(result));
});
