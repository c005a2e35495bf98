import { batchIdOf, type Batch } from '@word-list/domain';
import type { Report } from './violation.ts';
import { keyOf, type WordsView } from './words-view.ts';

/** Checks that no run goes over its budget, at any moment. */
export const checkMoney = (view: WordsView, report: Report): void => {
  if (view.costs.size === 0) return;
  for (const [runId, spent] of spentByRun(view)) {
    const budget = view.runs.get(runId)?.budgetMicroUsd ?? null;
    if (budget !== null && spent > budget)
      report('I7', `run ${runId} has reserved and spent ${String(spent)} of ${String(budget)} micro-dollars`);
  }
};

interface Change {
  readonly before: WordsView;
  readonly after: WordsView;
}

/** Checks that words fail for want of money only where the money that is left does not do for their batch. */
export const checkBudgetFailures = (
  { before, after }: Change,
  { rows, report }: { rows: ReadonlyMap<string, Batch>; report: Report },
): void => {
  if (before.failures === after.failures) return;
  for (const [text, claim] of before.claims) {
    const key = keyOf(claim.runId, text);
    if (after.failures.get(key)?.reason !== 'budget' || before.failures.has(key)) continue;
    const row = rows.get(batchIdOf(claim));
    const budget = before.runs.get(claim.runId)?.budgetMicroUsd ?? Infinity;
    const left = budget - (spentByRun(before).get(claim.runId) ?? 0);
    if (row && row.worstCaseMicroUsd <= left)
      report(
        'I7',
        `${key} failed for want of money: its batch costs at most ${String(row.worstCaseMicroUsd)} of ${String(left)} micro-dollars that are left`,
      );
  }
};

/** What runs have reserved and spent, by the rows that reservations are made by. */
function spentByRun({ costs }: WordsView): Map<string, number> {
  const spent = new Map<string, number>();
  for (const { runId, reserved, settled } of costs.values())
    spent.set(runId, (spent.get(runId) ?? 0) + (settled ?? reserved));
  return spent;
}
