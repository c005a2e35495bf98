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

/** How likely a function dies before, and how likely after, a call that other faults rarely hit; once a seed each. */
const chances = { late: 0.02, rare: 0.2, rarest: 0.45 } as const;

const rarity: Readonly<Record<string, keyof typeof chances>> = {
  // Made when faults have mostly stopped.
  'check-batches batches.expire': 'late',
  'check-batches batches.ofRun': 'late',
  'check-batches model.cancel': 'late',
  'check-batches prompts.expire': 'late',
  'check-batches runs.markTidied': 'late',
  'upload-source-chunks runs.endIfDone': 'late',
  // Of which every death is worth a look.
  'query-words ledger.askAgain': 'late',
  'query-words ledger.classify': 'late',
  'update-words outcomes.settle': 'late',
  // Made by people, mostly when faults have stopped.
  'api-sources chunks.remove': 'rare',
  'api-sources corrections.correct': 'rare',
  'api-sources lists.remove': 'rare',
  'api-sources lists.setPublic': 'rare',
  'api-sources runs.list': 'rare',
  'api-sources sources.remove': 'rare',
  // Made when something is given up, blocked or lost to somebody else.
  'check-batches ledger.cancelRound': 'rare',
  'check-batches ledger.cancelUnclaimed': 'rare',
  'check-batches ledger.failPart': 'rare',
  'check-batches ledger.failRound': 'rare',
  'check-batches ledger.reserve': 'rare',
  'check-batches viewObjects.get': 'late',
  'check-batches viewObjects.put': 'late',
  'check-batches viewObjects.remove': 'rare',
  'check-batches views.changes': 'late',
  'check-batches views.point': 'late',
  'check-batches views.pointer': 'rarest',
  'check-batches runs.fail': 'rare',
  'check-batches runs.stop': 'rare',
  'query-words ledger.reclassifyFreed': 'rare',
  'query-words ledger.releaseReservation': 'rare',
  'upload-source-chunks runs.fail': 'rare',
  'upload-source-chunks runs.setBlocked': 'rare',
  'check-batches batches.createIfAbsent': 'rarest',
  'check-batches batches.get': 'rarest',
  'check-batches ledger.failFreed': 'rarest',
  'check-batches runs.rubric': 'rarest',
  'check-batches runs.setBlocked': 'rarest',
  'query-words batches.get': 'rare',
  'query-words model.cancel': 'rare',
  'query-words runs.stop': 'rare',
  'update-batch batches.get': 'rare',
};

/** How likely the function dies on either side of the call although no other fault strikes it. */
export const rareChance = (call: string): number => {
  const kind = rarity[call];
  return kind === undefined ? 0 : chances[kind];
};

function countsOf({ calls }: Coverage, call: string): CallCounts {
  const found = calls.get(call) ?? { calls: 0, crashesBefore: 0, crashesAfter: 0 };
  calls.set(call, found);
  return found;
}
