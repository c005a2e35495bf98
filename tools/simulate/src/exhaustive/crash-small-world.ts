import type { Violation } from '../check/violation.ts';
import { simulateWorld, type WorldResult } from '../world/simulate-world.ts';
import type { Isolation } from '@word-list/domain/testing';
import { crashPlan, type CrashPlan, type CrashPoint } from './crash-plan.ts';
import { smallWorld } from './small-world.ts';

/** The port calls that a world made. */
type MadeCalls = Pick<CrashPlan, 'calls' | 'firstCalls' | 'writes'>;

export interface CrashedWorld extends MadeCalls {
  readonly points: readonly CrashPoint[];
  readonly violations: readonly Violation[];
}

/**
 * Makes what lets the small world live with functions that die at chosen points, and compares its end with that of
 * the world in which nobody dies.
 */
export const smallWorldCrasher = async (isolation: Isolation) => {
  const undisturbed = await live([], isolation);
  const expected = stateOf(undisturbed.result);
  const crash = async (points: readonly CrashPoint[]): Promise<CrashedWorld> => {
    const { result, made } = await live(points, isolation);
    const differs: Violation = {
      invariant: 'I11',
      message: 'the words did not end as they do when nobody dies',
      step: result.steps,
    };
    const isSame = result.violations.length > 0 || stateOf(result) === expected;
    const { calls, firstCalls, writes } = made;
    return { points, calls, firstCalls, writes, violations: isSame ? result.violations : [differs] };
  };
  const { calls, firstCalls, writes } = undisturbed.made;
  return { crash, calls, firstCalls, writes, violations: undisturbed.result.violations };
};

/** Both sides of each call that was made from this one on. */
export const bothSides = ({ calls }: MadeCalls, from = 1): CrashPoint[] =>
  Array.from({ length: Math.max(0, calls - from + 1) }, (_, index): CrashPoint[] => [
    { call: from + index, side: 'before' },
    { call: from + index, side: 'after' },
  ]).flat();

/**
 * The points, from a call on, at which a death leaves different things behind: after each call that can change
 * something, and before the first of an invocation. To die anywhere else is to die after the last of these before it.
 */
export const differentPoints = (made: MadeCalls, from = 1): CrashPoint[] =>
  bothSides(made, from).filter(({ call, side }) =>
    side === 'after' ? made.writes.has(call) : made.firstCalls.has(call),
  );

async function live(points: readonly CrashPoint[], isolation: Isolation) {
  const made = crashPlan(points);
  return { made, result: await simulateWorld({ plan: smallWorld(isolation), faults: made }) };
}

/** How each word of the one run ended, in one text. */
function stateOf({ ends }: WorldResult): string {
  return [...ends]
    .map(([key, end]) => `${key.slice(key.indexOf(' '))} ${end}`)
    .sort()
    .join('\n');
}
