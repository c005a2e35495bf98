import { writeFileSync } from 'node:fs';
import { allExpectedCalls } from '../faults/expected-calls.ts';
import { faultKinds, type FaultKind } from '../faults/fault-kinds.ts';
import { replayCommand, shrinkSeed } from '../shrink/shrink-seed.ts';
import type { Print } from './print.ts';
import { simulateMany } from './simulate-many.ts';
import { simulateSeed } from './simulate-seed.ts';
import type { FailedSeed, Summary } from './summary.ts';

const shrunkSeeds = 3;
const seedsForFullCoverage = 10_000;
const leastStrikes = 100;

/** What a full run of seeds has to have hit and has not. */
export const findGaps = ({ calls, kinds }: Pick<Summary, 'calls' | 'kinds'>): string[] => {
  const rare = (Object.keys(faultKinds) as FaultKind[]).filter(
    (kind) => (kinds.get(kind) ?? 0) < leastStrikes,
  );
  const uncrashed = allExpectedCalls.flatMap((call) => {
    const { crashesBefore = 0, crashesAfter = 0 } = calls.get(call) ?? {};
    return [
      ...(crashesBefore === 0 ? [`no death before ${call}`] : []),
      ...(crashesAfter === 0 ? [`no death after ${call}`] : []),
    ];
  });
  return [...rare.map((kind) => `${kind} struck only ${String(kinds.get(kind) ?? 0)} times`), ...uncrashed];
};

interface ManyTask {
  readonly from: number;
  readonly seeds: number;
  readonly workers: number;
  /** A file that takes what was hit, as JSON. */
  readonly json: string | undefined;
}

/** Lives through many seeds and tells what came of it. Returns the exit code. */
export const runMany = async ({ from, seeds, workers, json }: ManyTask, print: Print): Promise<number> => {
  const began = performance.now();
  let toldAt = began;
  const sum = await simulateMany({
    from,
    seeds,
    workers,
    onProgress: (soFar, portion) => {
      for (const failed of portion.failed) tellFailed(failed, print);
      if (performance.now() - toldAt < 10_000) return;
      toldAt = performance.now();
      const perSecond = soFar.seeds / ((toldAt - began) / 1000);
      print(`${String(soFar.seeds)} of ${String(seeds)} seeds, ${perSecond.toFixed(1)} a second`);
    },
  });
  tellCoverage(sum, print);
  if (json !== undefined) writeFileSync(json, `${coverageJson(sum)}\n`);
  for (const failed of sum.failed.slice(0, shrunkSeeds)) await tellShrunk(failed, print);
  const gaps = seeds >= seedsForFullCoverage ? findGaps(sum).length : 0;
  const seconds = (performance.now() - began) / 1000;
  print(
    `${String(sum.seeds)} seeds in ${seconds.toFixed(0)} s, ${String(sum.steps)} steps (mean ${mean(sum.steps, sum.seeds)}, least ${String(sum.fewestSteps)}), ` +
      `${String(sum.faults)} faults (mean ${mean(sum.faults, sum.seeds)}), ${String(sum.failed.length)} violations`,
  );
  return sum.failed.length > 0 || gaps > 0 ? 1 : 0;
};

function tellFailed({ seed, violation }: FailedSeed, print: Print): void {
  print(
    `seed ${String(seed)}: ${violation.invariant} at step ${String(violation.step)}: ${violation.message}`,
  );
  print(`  ${replayCommand(seed)}`);
}

function tellCoverage(sum: Summary, print: Print): void {
  for (const [kind, count] of [...sum.kinds].sort(([, a], [, b]) => b - a))
    print(`${String(count).padStart(8)}  ${kind}: ${faultKinds[kind].title}`);
  const crashed = allExpectedCalls.filter((call) => {
    const counts = sum.calls.get(call);
    return counts !== undefined && counts.crashesBefore > 0 && counts.crashesAfter > 0;
  });
  print(
    `functions died both before and after ${String(crashed.length)} of ${String(allExpectedCalls.length)} port calls`,
  );
  for (const gap of findGaps(sum)) print(`  ${gap}`);
}

/** What was hit by what, for programs to read. */
function coverageJson({ seeds, steps, faults, failed, kinds, calls }: Summary): string {
  const faultCounts = (Object.keys(faultKinds) as FaultKind[]).map((kind) => [
    kind,
    { title: faultKinds[kind].title, struck: kinds.get(kind) ?? 0 },
  ]);
  return JSON.stringify(
    {
      seeds,
      steps,
      faults,
      violations: failed.length,
      kinds: Object.fromEntries(faultCounts) as unknown,
      calls: Object.fromEntries([...calls].sort()) as unknown,
    },
    null,
    2,
  );
}

async function tellShrunk({ seed, violation }: FailedSeed, print: Print): Promise<void> {
  const { strikes } = await simulateSeed(seed);
  const kept = await shrinkSeed(strikes, { seed, invariant: violation.invariant });
  if (!kept) return;
  print(
    `seed ${String(seed)} still breaks ${violation.invariant} with ${String(kept.length)} of ${String(strikes.length)} faults:`,
  );
  for (const { place, kind } of kept) print(`  ${faultKinds[kind].title} (${kind}) at ${place}`);
  print(`  ${replayCommand(seed, kept)}`);
}

function mean(sum: number, count: number): string {
  return count === 0 ? '0' : (sum / count).toFixed(1);
}
