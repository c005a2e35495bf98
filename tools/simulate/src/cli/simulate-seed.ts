import type { Observer } from '../engine/scheduler.ts';
import { chosenPlan, seededPlan, type Strike } from '../faults/fault-plan.ts';
import { simulateWorld, type WorldResult } from '../world/simulate-world.ts';
import { planWorld } from '../world/world-plan.ts';
import type { Variant } from '../world/variant.ts';

export interface SeedOptions {
  /** Only these faults, in place of those of the seed. */
  readonly keep?: readonly Strike[] | undefined;
  readonly variant?: Variant;
  readonly observe?: Observer | undefined;
}

/** The world of a seed, with its faults or with those that were kept of them. */
export const simulateSeed = (seed: number, { keep, ...options }: SeedOptions = {}): Promise<WorldResult> =>
  simulateWorld({
    plan: planWorld(seed),
    faults: keep === undefined ? seededPlan(seed) : chosenPlan(keep),
    ...options,
  });
