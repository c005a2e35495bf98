import { modelKind, type RunFacts } from '@word-list/domain';
import { sql, type SQL } from 'drizzle-orm';

/** The condition on a row `w` of `words` that says `isKnown` of the domain in SQL. */
export const knownTo = (run: RunFacts): SQL => sql`(${beganLater(run)} OR ${knownByMode(run)})`;

/** The condition on a row `w` of `words` that it is of a run which began later. */
export function beganLater(run: RunFacts): SQL {
  return sql`(w.run_started_at, w.run_id) > (${run.startedAt}::timestamptz, ${run.id})`;
}

function knownByMode(run: RunFacts): SQL {
  switch (run.mode) {
    case 'new':
      return modelKind(run.model) === 'lexicon' ? sql`true` : sql`w.model NOT LIKE 'lexicon-%'`;
    case 'stale':
      return sql`(w.rubric_id = ${run.rubricId} AND w.model = ${run.model})`;
    case 'all':
      return sql`(w.run_id = ${run.id} OR w.scored_at > ${run.startedAt}::timestamptz)`;
  }
}
