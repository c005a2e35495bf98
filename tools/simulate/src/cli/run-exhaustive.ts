import {
  bothSides,
  differentPoints,
  smallWorldCrasher,
  type CrashedWorld,
} from '../exhaustive/crash-small-world.ts';
import type { CrashPoint } from '../exhaustive/crash-plan.ts';
import type { Isolation } from '@word-list/domain/testing';
import type { ExhaustiveResult, ExhaustiveWork } from './exhaustive-worker.ts';
import type { Print } from './print.ts';
import { workOn } from './work-on.ts';

type Broken = Pick<CrashedWorld, 'points' | 'violations'>;

const isolations: readonly Isolation[] = ['read committed', 'serializable'];

/** Lets functions die at every point of a small world, and at every pair of points. Returns the exit code. */
export const runExhaustive = async ({ workers }: { workers: number }, print: Print): Promise<number> => {
  const began = performance.now();
  const items = await planWork();
  let toldAt = began;
  let done = 0;
  let worlds = 0;
  let broken = 0;
  await workOn<ExhaustiveWork, ExhaustiveResult>(new URL('./exhaustive-worker.ts', import.meta.url), {
    items,
    workers,
    onResult: (result) => {
      done += 1;
      worlds += result.worlds;
      broken += result.broken.length;
      for (const world of result.broken) tell(world, print);
      if (performance.now() - toldAt < 10_000) return;
      toldAt = performance.now();
      print(`${String(done)} of ${String(items.length)} first deaths, ${String(worlds)} worlds`);
    },
  });
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  const pairs = worlds - items.length;
  print(
    `${String(items.length)} single deaths and ${String(pairs)} pairs of deaths in ${seconds} s, ${String(broken)} violations`,
  );
  return broken > 0 ? 1 : 0;
};

/**
 * First deaths on both sides of each call, in both isolations. Second ones follow, in one of the isolations, each first
 * one that leaves something different behind.
 */
async function planWork(): Promise<ExhaustiveWork[]> {
  const works = isolations.map(async (isolation) => {
    const undisturbed = await smallWorldCrasher(isolation);
    const different = new Set(differentPoints(undisturbed).map(keyOf));
    return bothSides(undisturbed).map((point) => ({
      ...point,
      isolation,
      pairs: isolation === 'read committed' && different.has(keyOf(point)),
    }));
  });
  return (await Promise.all(works)).flat();
}

function keyOf({ call, side }: CrashPoint): string {
  return `${side} ${String(call)}`;
}

function tell({ points, violations }: Broken, print: Print): void {
  const places = points.map(({ call, side }) => `${side} call ${String(call)}`).join(' and ');
  for (const { invariant, message } of violations) print(`death ${places}: ${invariant}: ${message}`);
}
