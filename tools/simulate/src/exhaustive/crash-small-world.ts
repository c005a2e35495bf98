import type { Violation } from '../check/violation.ts';
import { simulateWorld, type WorldResult } from '../world/simulate-world.ts';
import type { Isolation } from '../sql/transaction.ts';
import { crashPlan, type CrashPoint } from './crash-plan.ts';
import { smallWorld } from './small-world.ts';

export interface CrashedWorld {
  readonly points: readonly CrashPoint[];
  /** Port calls made in all. */
  readonly calls: number;
  readonly violations: readonly Violation[];
}

/** How each word of the one run ended, in one text. */
const stateOf = ({ ends }: WorldResult): string =>
  [...ends]
    .map(([key, end]) => `${key.slice(key.indexOf(' '))} ${end}`)
    .sort()
    .join('\n');

const live = async (points: readonly CrashPoint[], isolation: Isolation) => {
  const faults = crashPlan(points);
  const result = await simulateWorld({ plan: smallWorld(isolation), faults });
  return { result, calls: faults.calls };
};

/**
 * Makes what lets the small world live with functions that die at chosen points, and compares its end with that of
 * the world in which nobody dies.
 */
export const smallWorldCrasher = async (isolation: Isolation) => {
  const undisturbed = await live([], isolation);
  const expected = stateOf(undisturbed.result);
  const crash = async (points: readonly CrashPoint[]): Promise<CrashedWorld> => {
    const { result, calls } = await live(points, isolation);
    const differs: Violation = {
      invariant: 'I11',
      message: 'the words did not end as they do when nobody dies',
      step: result.steps,
    };
    const isSame = result.violations.length > 0 || stateOf(result) === expected;
    return { points, calls, violations: isSame ? result.violations : [differs] };
  };
  return { crash, calls: undisturbed.calls, violations: undisturbed.result.violations };
};

/**
 * Every point at which a function can die: after each call. To die before a call is to die after the one before it,
 * except for the first call of an invocation, which a death before all calls stands for.
 */
export const crashPoints = (from: number, to: number): CrashPoint[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index): CrashPoint[] => [
    { call: from + index, side: 'before' },
    { call: from + index, side: 'after' },
  ]).flat();
