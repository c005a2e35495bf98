import { countedSubmissions, limits, type Batch } from '@word-list/domain';
import type { FaultKind } from '../faults/fault-kinds.ts';
import type { Strike } from '../faults/fault-plan.ts';
import { queueOf, type QueueFunction } from '../world/function-bodies.ts';
import type { Report } from './violation.ts';
import type { WordsView } from './words-view.ts';

export interface FailureWatchContext {
  readonly report: Report;
  readonly rows: ReadonlyMap<string, Batch>;
  /** How often the model was asked about a word in a run. */
  readonly asksOf: (runId: string, word: string) => number;
  readonly struck: readonly Strike[];
  /** How many invocations of a function died, of whatever. */
  readonly deathsOf: (actor: QueueFunction) => number;
}

/** Faults that can last longer than everything is tried again for. */
const lasting: readonly FaultKind[] = [
  'function-down',
  'outage',
  'chunk-broken',
  'clock-jump',
  'next-release',
  'batch-poisoned',
];
/** Faults after which nobody can say whether the model was asked. */
const unsure: readonly FaultKind[] = ['batch-gone', 'batch-stuck'];

/** Checks that no fault made a word fail that would not have failed without it, apart from faults that last. */
export const checkFailures = (view: WordsView, context: FailureWatchContext): void => {
  for (const [key, failure] of view.failures) {
    const [runId = '', text = ''] = key.split(' ');
    const wrong = complaint(context, { runId, text, failure, view });
    if (wrong !== undefined)
      context.report('I11', `${text} of run ${runId} failed as '${failure.reason}': ${wrong}`);
  }
};

/** Why a failure should not have been; undefined when it has good reason. */
function complaint(
  context: FailureWatchContext,
  {
    runId,
    text,
    failure,
    view,
  }: { runId: string; text: string; failure: { reason: string; attempts: number }; view: WordsView },
): string | undefined {
  const { asksOf } = context;
  const [reason = ''] = failure.reason.split(':');
  switch (reason) {
    case 'too_many_rounds':
      return undefined;
    case 'budget':
      return view.runs.get(runId)?.budgetMicroUsd === null ? 'there is no budget' : undefined;
    case 'submission_refused':
      return isRefusedOften(context, runId) ? undefined : 'no batch was refused often enough';
    case 'stuck':
      return lasting.some(hasStruck(context)) || wasWornOut(context)
        ? undefined
        : 'nothing lasted long enough to be stuck';
    default:
      if (failure.attempts < limits.attempts) return `only ${String(failure.attempts)} attempts were made`;
      return asksOf(runId, text) >= failure.attempts || unsure.some(hasStruck(context))
        ? undefined
        : `the model was asked only ${String(asksOf(runId, text))} times`;
  }
}

function isRefusedOften({ rows }: FailureWatchContext, runId: string): boolean {
  return [...rows.values()].some(
    (row) => row.runId === runId && countedSubmissions(row) >= limits.submissions,
  );
}

function hasStruck({ struck }: FailureWatchContext) {
  return (kind: FaultKind): boolean => struck.some((strike) => strike.kind === kind);
}

/** True when faults hit one function or its queue as often as anything open is sent again: no send may have come through. */
function wasWornOut({ struck, deathsOf }: FailureWatchContext): boolean {
  return (Object.keys(queueOf) as QueueFunction[]).some((actor) => {
    const hits = struck.filter(
      ({ place, kind }) =>
        !isDeath(kind) && (place.startsWith(`${actor}#`) || place.startsWith(`${queueOf[actor]}-`)),
    );
    return hits.length + deathsOf(actor) >= limits.resends;
  });
}

function isDeath(kind: FaultKind): boolean {
  return kind === 'crash-before' || kind === 'crash-after';
}
