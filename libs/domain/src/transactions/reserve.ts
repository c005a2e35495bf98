import type { Submission, WordsStatements } from '../ports/words-statements.ts';
import { lookUpRun } from './look-up-run.ts';

/** `ClaimLedger.reserve`. The lock of the run's row makes reservations of one run come one after the other. */
export const reserve = async (
  on: WordsStatements,
  of: Submission & { runId: string; microUsd: number },
): Promise<boolean> => {
  const { budgetMicroUsd } = await lookUpRun(on, of.runId, 'update');
  if (await on.hasCost(of)) return true;
  await on.deleteEarlierReservations(of);
  const fits = budgetMicroUsd === null || (await on.spentBy(of.runId)) + of.microUsd <= budgetMicroUsd;
  if (fits) await on.insertReservation(of);
  return fits;
};
