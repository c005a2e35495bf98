import { crashPoints, smallWorldCrasher, type CrashedWorld } from '../exhaustive/crash-small-world.ts';
import type { Isolation } from '../sql/transaction.ts';
import type { ExhaustiveResult, ExhaustiveWork } from './exhaustive-worker.ts';
import type { Print } from './print.ts';
import { workOn } from './work-on.ts';

const tell = ({ points, violations }: CrashedWorld, print: Print): void => {
  const places = points.map(({ call, side }) => `${side} call ${String(call)}`).join(' and ');
  for (const { invariant, message } of violations) print(`death ${places}: ${invariant}: ${message}`);
};

const isolations: readonly Isolation[] = ['read committed', 'serializable'];

/** First deaths on both sides of each call; second ones after each later call, in one of the isolations. */
const planWork = async (): Promise<ExhaustiveWork[]> => {
  const works = isolations.map(async (isolation) => {
    const { calls } = await smallWorldCrasher(isolation);
    const pairs = isolation === 'read committed';
    return crashPoints(1, calls).map(({ call, side }) => ({
      call,
      side,
      isolation,
      pairs: pairs && side === 'after',
    }));
  });
  return (await Promise.all(works)).flat();
};

/** Lets functions die at every point of a small world, and at every pair of points. Returns the exit code. */
export const runExhaustive = async ({ workers }: { workers: number }, print: Print): Promise<number> => {
  const began = performance.now();
  const work = await planWork();
  let toldAt = began;
  let done = 0;
  let worlds = 0;
  let broken = 0;
  await workOn<ExhaustiveWork, ExhaustiveResult>(new URL('./exhaustive-worker.ts', import.meta.url), {
    items: work,
    workers,
    onResult: (result) => {
      done += 1;
      worlds += result.worlds;
      broken += result.broken.length;
      for (const world of result.broken) tell(world, print);
      if (performance.now() - toldAt < 10_000) return;
      toldAt = performance.now();
      print(`${String(done)} of ${String(work.length)} first deaths, ${String(worlds)} worlds`);
    },
  });
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  print(
    `${String(worlds)} worlds in ${seconds} s: every death and every pair of deaths, ${String(broken)} violations`,
  );
  return broken > 0 ? 1 : 0;
};
