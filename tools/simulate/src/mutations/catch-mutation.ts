import { simulateSeed } from '../cli/simulate-seed.ts';
import type { Violation } from '../check/violation.ts';
import type { Mutation } from './mutation.ts';

export interface Catch {
  readonly name: string;
  readonly seed: number;
  readonly violation: Violation;
}

export interface CatchOptions {
  readonly from: number;
  /** Seeds to try at most. */
  readonly most: number;
}

/** Lives through seeds with a mistake brought back until a promise is broken; undefined when it gets away. */
export const catchMutation = async (
  { name, variant = {}, needs = [] }: Mutation,
  { from, most }: CatchOptions,
): Promise<Catch | undefined> => {
  for (let seed = from; seed < from + most; seed += 1) {
    const [violation] = (await simulateSeed(seed, { variant, needs })).violations;
    if (violation) return { name, seed, violation };
  }
  return undefined;
};
