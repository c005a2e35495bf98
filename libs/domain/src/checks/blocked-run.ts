import { waitingForBudget } from '../batches/batch-states.ts';
import type { Batch } from '../batches/batch.ts';
import type { RoundState } from './open-rounds.ts';

/** Failed submissions in a row after which a run is shown as blocked. */
const failuresToBlock = 3;

/** What only a person can fix. A run that is told one of these is shown as blocked at once. */
const codesForPeople =
  /^(?:insufficient_quota|billing_\w+|account_\w+|invalid_api_key|wrong_base_url|no_such_endpoint|http_40[123])\b/u;

/** Whether the provider will go on saying this until a person does something about it. */
export const needsPerson = (blocked: string): boolean => codesForPeople.test(blocked);

/** Why nothing of a run goes through at its provider just now; null when something does, or nothing has failed yet. */
export const blockedReason = (states: readonly RoundState[]): string | null => {
  const rows = states.flatMap(({ row }) => (row ? [row] : []));
  const held = rows.filter(isHeld);
  const failures = held.reduce((sum, row) => sum + row.failures, 0);
  const goesThrough = rows.some(
    ({ status, providerStatus }) => status === 'ended' && providerStatus !== 'failed',
  );
  if (goesThrough || (failures < failuresToBlock && !held.some(waitsForPerson))) return null;
  return held.toSorted((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1))[0]?.lastError ?? null;
};

/** The one batch that may try while its run is blocked: the one that may be submitted first. */
export const probeOf = (states: readonly RoundState[]): string | undefined =>
  states
    .flatMap(({ row }) => (row?.status === 'prepared' ? [row] : []))
    .toSorted((a, b) => ((a.notBefore ?? '') + a.id < (b.notBefore ?? '') + b.id ? -1 : 1))[0]?.id;

/** True for a batch that is held back because the budget has no room for it. */
export const isWaitingForBudget = (row: Batch | undefined): boolean =>
  row?.status === 'prepared' && row.lastError === waitingForBudget;

/** How many rounds hold a reservation. One that comes back for less than it reserved leaves money for others. */
export const countFunded = (states: readonly RoundState[]): number =>
  states.filter(({ row }) => row !== undefined && !isWaitingForBudget(row)).length;

/** True when a run waits for money alone: nothing of it is on the way, and nothing fitted when it was last tried. */
export const isOutOfBudget = (states: readonly RoundState[]): boolean =>
  states.length > 0 && states.every(({ row }) => isWaitingForBudget(row));

function isHeld(row: Batch): boolean {
  return row.status === 'prepared' && row.failures > 0;
}

function waitsForPerson({ lastError }: Batch): boolean {
  return needsPerson(lastError ?? '');
}
