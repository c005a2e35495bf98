import type { Strike } from '../faults/fault-plan.ts';
import { invariants } from '../check/violation.ts';
import { plantOnLoad } from '../mutations/plant.ts';
import { plantedTransactions } from '../mutations/planted-transactions.ts';
import type { Print } from './print.ts';

/** Replays one seed with its trace. Returns the exit code. */
export const runOne = async (
  {
    seed,
    keep,
    mutation,
  }: { seed: number; keep: readonly Strike[] | undefined; mutation: string | undefined },
  print: Print,
): Promise<number> => {
  const plant = plantedTransactions.find(({ name }) => name === mutation)?.plant;
  if (plant) plantOnLoad(plant);
  // Only now may anything load the system.
  const { mutationNamed } = await import('../mutations/registry.ts');
  const { simulateSeed } = await import('./simulate-seed.ts');
  const { variant, needs } = mutation === undefined ? {} : mutationNamed(mutation);
  const { steps, strikes, violations } = await simulateSeed(seed, {
    keep,
    needs,
    ...(variant ? { variant } : {}),
    observe: ({ step, now, who, what }) =>
      print(`${String(step).padStart(6)}  ${timeOf(now)}  ${who}: ${what}`),
  });
  for (const { place, kind } of strikes) print(`fault: ${kind} at ${place}`);
  for (const { invariant, message, step } of violations)
    print(`violation of ${invariant} (${invariants[invariant]}) at step ${String(step)}: ${message}`);
  print(
    `1 seed, ${String(steps)} steps, ${String(strikes.length)} faults, ${String(violations.length)} violations`,
  );
  return violations.length > 0 ? 1 : 0;
};

function timeOf(now: number): string {
  return new Date(now).toISOString().slice(0, 23).replace('T', ' ');
}
