import type { RunFailure } from '../ports/run-store.ts';
import type { PartOf, RoundOf, WordsStatements } from '../ports/words-statements.ts';
import { compareText } from '../words/compare-text.ts';
import { lookUpRun } from './look-up-run.ts';
import { mayAsk } from './may-ask.ts';

/** Cancels claims of one round, all or the named ones. Returns how many. */
export const cancelClaims = async (
  on: WordsStatements,
  at: RoundOf,
  texts?: readonly string[],
): Promise<number> => {
  await on.lockPart(at);
  const { length } = await on.deleteClaimsAt(at, texts);
  if (length > 0) await on.countMoved(at, { cancelled: length });
  return length;
};

/** `ClaimLedger.cancelRound` */
export const cancelRound = async (on: WordsStatements, at: RoundOf): Promise<number> =>
  mayAsk(await lookUpRun(on, at.runId, 'share')) ? 0 : cancelClaims(on, at);

/** `ClaimLedger.failRound` */
export const failRound = async (
  on: WordsStatements,
  { reason, ...at }: RoundOf & { reason: string },
): Promise<number> => {
  await lookUpRun(on, at.runId, 'share');
  await on.lockPart(at);
  const released = await on.deleteClaimsAt(at);
  return enterFailures(
    on,
    at,
    released.map(({ text, attempt }) => ({ text, reason, attempts: attempt })),
  );
};

/** `ClaimLedger.failFreed` */
export const failFreed = async (
  on: WordsStatements,
  { reason, ...of }: PartOf & { reason: string },
): Promise<number> => {
  await lookUpRun(on, of.runId, 'share');
  await on.lockPart(of);
  const freed = await on.freedWaits(of);
  const removed = freed.length === 0 ? [] : await on.deleteWaits(of.runId, freed);
  return enterFailures(
    on,
    of,
    removed.map((text) => ({ text, reason, attempts: 0 })),
  );
};

/** `ClaimLedger.failPart` */
export const failPart = async (
  on: WordsStatements,
  { reason, words, ...of }: PartOf & { words: number; reason: string },
): Promise<void> => {
  const run = await lookUpRun(on, of.runId, 'share');
  const changes = mayAsk(run) ? { failed: words } : { cancelled: words };
  await on.insertPart({ ...of, words, changes, lastError: reason });
};

/** `ClaimLedger.cancelUnclaimed` */
export const cancelUnclaimed = async (
  on: WordsStatements,
  { runId, missing }: { runId: string; missing: readonly { part: string; words: number }[] },
): Promise<void> => {
  if ((await lookUpRun(on, runId, 'share')).status !== 'cancelling') return;
  for (const { part, words } of missing.toSorted((a, b) => compareText(a.part, b.part))) {
    await on.insertPart({ runId, part, words, changes: { cancelled: words } });
  }
  await on.lockParts(runId);
  await on.cancelWaits(runId);
};

/** Stores and counts the removed words as failures. Returns how many. */
async function enterFailures(
  on: WordsStatements,
  of: PartOf,
  failures: readonly RunFailure[],
): Promise<number> {
  if (failures.length === 0) return 0;
  await on.insertFailures(
    of.runId,
    failures.toSorted((a, b) => compareText(a.text, b.text)),
  );
  await on.countMoved(of, { failed: failures.length });
  return failures.length;
}
