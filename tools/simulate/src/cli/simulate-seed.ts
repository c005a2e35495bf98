import type { Observer } from '../engine/scheduler.ts';
import type { FaultKind } from '../faults/fault-kinds.ts';
import { chosenPlan, seededPlan, type Strike } from '../faults/fault-plan.ts';
import { simulateWorld, type WorldResult } from '../world/simulate-world.ts';
import { planWorld } from '../world/world-plan.ts';
import type { Variant } from '../world/variant.ts';

export interface SeedOptions {
  /** Only these faults, in place of those of the seed. */
  readonly keep?: readonly Strike[] | undefined;
  readonly variant?: Variant;
  /** Kinds of fault to switch on whatever the seed says. */
  readonly needs?: readonly FaultKind[] | undefined;
  readonly observe?: Observer | undefined;
}

/** The world of a seed, with its faults or with those that were kept of them. */
export const simulateSeed = (
  seed: number,
  { keep, needs, ...options }: SeedOptions = {},
): Promise<WorldResult> =>
  simulateWorld({
    plan: planWorld(seed),
    faults: keep === undefined ? seededPlan(seed, needs) : chosenPlan(keep),
    ...options,
  });
