import { parentPort } from 'node:worker_threads';
import * as z from 'zod';
import { differentPoints, smallWorldCrasher, type CrashedWorld } from '../exhaustive/crash-small-world.ts';

const work = z.object({
  call: z.int(),
  side: z.enum(['before', 'after']),
  isolation: z.enum(['read committed', 'serializable']),
  pairs: z.boolean(),
});

export type ExhaustiveWork = z.infer<typeof work>;

/** What came of one first death, and of each second one after it. */
export interface ExhaustiveResult {
  readonly worlds: number;
  readonly broken: readonly Pick<CrashedWorld, 'points' | 'violations'>[];
}

const crashers = new Map<string, ReturnType<typeof smallWorldCrasher>>();

parentPort?.on('message', (message: unknown) => {
  void crashAll(work.parse(message)).then((result) => parentPort?.postMessage(result));
});

async function crashAll({ call, side, isolation, pairs }: ExhaustiveWork): Promise<ExhaustiveResult> {
  const making = crashers.get(isolation) ?? smallWorldCrasher(isolation);
  crashers.set(isolation, making);
  const { crash } = await making;
  const first = { call, side };
  const single = await crash([first]);
  const worlds = [single];
  for (const second of pairs ? differentPoints(single, call + 1) : [])
    worlds.push(await crash([first, second]));
  const broken = worlds.filter(({ violations }) => violations.length > 0);
  return {
    worlds: worlds.length,
    broken: broken.map(({ points, violations }) => ({ points, violations })),
  };
}
