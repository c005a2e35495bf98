import type { Report } from './violation.ts';
import type { WordsView } from './words-view.ts';

/** What runs have reserved and spent, by the rows that reservations are made by. */
const spentByRun = ({ costs }: WordsView): Map<string, number> => {
  const spent = new Map<string, number>();
  for (const { runId, reserved, settled } of costs.values())
    spent.set(runId, (spent.get(runId) ?? 0) + (settled ?? reserved));
  return spent;
};

/** Checks that no run goes over its budget, at any moment. */
export const checkMoney = (view: WordsView, report: Report): void => {
  if (view.costs.size === 0) return;
  for (const [runId, spent] of spentByRun(view)) {
    const budget = view.runs.get(runId)?.budgetMicroUsd ?? null;
    if (budget !== null && spent > budget)
      report('I7', `run ${runId} has reserved and spent ${String(spent)} of ${String(budget)} micro-dollars`);
  }
};
