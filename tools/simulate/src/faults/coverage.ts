import type { FaultKind } from './fault-kinds.ts';

/** How often a port call of a function was made, and how often the function died before and after it. */
export interface CallCounts {
  calls: number;
  crashesBefore: number;
  crashesAfter: number;
}

/** What was hit by what, over one seed or many. */
export interface Coverage {
  /** By `<function> <port>.<method>`. */
  readonly calls: Map<string, CallCounts>;
  readonly faults: Map<FaultKind, number>;
}

export const makeCoverage = (): Coverage => ({ calls: new Map(), faults: new Map() });

const countsOf = ({ calls }: Coverage, call: string): CallCounts => {
  const found = calls.get(call) ?? { calls: 0, crashesBefore: 0, crashesAfter: 0 };
  calls.set(call, found);
  return found;
};

export const countCall = (coverage: Coverage, call: string): void => {
  countsOf(coverage, call).calls += 1;
};

export const countCrash = (coverage: Coverage, call: string, when: 'before' | 'after'): void => {
  countsOf(coverage, call)[when === 'before' ? 'crashesBefore' : 'crashesAfter'] += 1;
};

/** Adds what one seed covered to what all did. */
export const addCoverage = (to: Coverage, from: Coverage): void => {
  for (const [call, counts] of from.calls) {
    const sum = countsOf(to, call);
    sum.calls += counts.calls;
    sum.crashesBefore += counts.crashesBefore;
    sum.crashesAfter += counts.crashesAfter;
  }
  for (const [kind, count] of from.faults) to.faults.set(kind, (to.faults.get(kind) ?? 0) + count);
};

/** Calls that few worlds come to: when something is given up, blocked or lost to somebody else. */
export const rareCalls: ReadonlySet<string> = new Set([
  'check-batches batches.get',
  'check-batches ledger.failFreed',
  'check-batches ledger.failPart',
  'check-batches ledger.failRound',
  'check-batches ledger.cancelRound',
  'check-batches ledger.cancelUnclaimed',
  'check-batches runs.fail',
  'check-batches runs.setBlocked',
  'query-words batches.get',
  'query-words ledger.reclassifyFreed',
  'query-words ledger.releaseReservation',
  'query-words model.cancel',
  'update-batch batches.get',
  'upload-source-chunks runs.fail',
]);
