import { judgeIdOf, modelKind, type JudgedBy, type RunFacts, type RunMode } from '@word-list/domain';
import { sql, type SQL } from 'drizzle-orm';

/** The condition on a row `o` of `opinions` that says `isKnown` of the domain in SQL. */
export const knownTo = (run: RunFacts): SQL =>
  sql`NOT o.gone AND ((${isOwn(run)} AND ${beganLater(run)}) OR ${knownByMode(run)})`;

/** The condition on a row `o` of `opinions` that says `isKnownToNewRun` of the domain in SQL; not for mode `all`. */
export const knownToNewRun = (run: JudgedBy & { readonly mode: Exclude<RunMode, 'all'> }): SQL =>
  sql`NOT o.gone AND ${run.mode === 'new' ? knownToNew(run) : isOwn(run)}`;

/** The condition on a row `o` of `opinions` that it is of the run's judge. */
export function isOwn(run: JudgedBy): SQL {
  return sql`o.judge = ${judgeIdOf(run)}`;
}

/** The condition on a row `o` of `opinions` that it is of a run which began later. */
export function beganLater(run: RunFacts): SQL {
  return sql`(o.run_started_at, o.run_id) > (${run.startedAt}::timestamptz, ${run.id})`;
}

function knownByMode(run: RunFacts): SQL {
  switch (run.mode) {
    case 'new':
      return knownToNew(run);
    case 'stale':
      return isOwn(run);
    case 'all':
      return sql`(${isOwn(run)} AND (o.run_id = ${run.id} OR o.scored_at > ${run.startedAt}::timestamptz))`;
  }
}

function knownToNew(run: JudgedBy): SQL {
  const kinds = modelKind(run.model) === 'lexicon' ? sql`'lexicon', 'model'` : sql`'model'`;
  return sql`(${isOwn(run)} OR o.judge IN (SELECT id FROM judges WHERE rank IS NOT NULL AND kind IN (${kinds})))`;
}
