import type { Violation } from '../check/violation.ts';
import { addCoverage, makeCoverage, type CallCounts } from '../faults/coverage.ts';
import type { FaultKind } from '../faults/fault-kinds.ts';
import type { WorldResult } from '../world/simulate-world.ts';

export interface FailedSeed {
  readonly seed: number;
  readonly violation: Violation;
}

/** What many seeds came to; plain data, so that threads can hand it on. */
export interface Summary {
  seeds: number;
  steps: number;
  faults: number;
  fewestSteps: number;
  readonly failed: FailedSeed[];
  readonly calls: Map<string, CallCounts>;
  readonly kinds: Map<FaultKind, number>;
}

export const makeSummary = (): Summary => {
  const { calls, faults } = makeCoverage();
  return { seeds: 0, steps: 0, faults: 0, fewestSteps: Infinity, failed: [], calls, kinds: faults };
};

export const addResult = (summary: Summary, result: WorldResult): void => {
  summary.seeds += 1;
  summary.steps += result.steps;
  summary.faults += result.strikes.length;
  summary.fewestSteps = Math.min(summary.fewestSteps, result.steps);
  const [violation] = result.violations;
  if (violation) summary.failed.push({ seed: result.seed, violation });
  addCoverage({ calls: summary.calls, faults: summary.kinds }, result.coverage);
};

export const addSummary = (to: Summary, from: Summary): void => {
  to.seeds += from.seeds;
  to.steps += from.steps;
  to.faults += from.faults;
  to.fewestSteps = Math.min(to.fewestSteps, from.fewestSteps);
  to.failed.push(...from.failed);
  addCoverage({ calls: to.calls, faults: to.kinds }, { calls: from.calls, faults: from.kinds });
};
