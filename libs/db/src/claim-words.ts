import { modelKind } from '@word-list/domain';
import { sql, type SQL } from 'drizzle-orm';
import type { Queries } from './client/open-database.ts';
import type { RunFacts } from './run-facts.ts';
import { ended, serverNow, textArray, textsOf } from './sql-parts.ts';

const knownByMode = (run: RunFacts): SQL => {
  switch (run.mode) {
    case 'new':
      return modelKind(run.model) === 'lexicon' ? sql`true` : sql`w.model NOT LIKE 'lexicon-%'`;
    case 'stale':
      return sql`(w.rubric_id = ${run.rubricId} AND w.model = ${run.model})`;
    case 'all':
      return sql`(w.run_id = ${run.id} OR w.scored_at > ${run.startedAt}::timestamptz)`;
  }
};

/** Which of the words have a score that spares this run from asking: `isKnown` of the domain, in SQL. */
const knownAmong = (queries: Queries, run: RunFacts, texts: readonly string[]): Promise<string[]> =>
  textsOf(
    queries,
    sql`SELECT w.text FROM words w WHERE w.text = ANY(${textArray(texts)})
      AND ((w.run_started_at, w.run_id) > (${run.startedAt}::timestamptz, ${run.id}) OR ${knownByMode(run)})`,
  );

interface ClaimAt {
  readonly run: RunFacts;
  readonly part: string;
  readonly round: number;
}

const insertClaims = (queries: Queries, at: ClaimAt, texts: readonly string[]): Promise<string[]> =>
  textsOf(
    queries,
    sql`INSERT INTO word_claims (text, run_id, part, round, attempt, requeues, claimed_at)
      SELECT u.text, ${at.run.id}::text, ${at.part}::text, ${at.round}::smallint, 0, 0, ${serverNow}
      FROM unnest(${textArray(texts)}) AS u(text) ORDER BY u.text
      ON CONFLICT (text) DO NOTHING RETURNING text`,
  );

/** Claims of runs that have ended; there should be none, but nothing may wait for them. */
const takeOver = (queries: Queries, at: ClaimAt, texts: readonly string[]): Promise<string[]> =>
  textsOf(
    queries,
    sql`UPDATE word_claims c SET run_id = ${at.run.id}, part = ${at.part}, round = ${at.round}::smallint,
        attempt = 0, requeues = 0, claimed_at = ${serverNow}
      FROM runs r WHERE c.text = ANY(${textArray(texts)}) AND r.id = c.run_id AND r.status IN (${ended})
      RETURNING c.text`,
  );

const dropClaims = async (queries: Queries, run: RunFacts, texts: readonly string[]): Promise<void> => {
  if (texts.length === 0) return;
  await queries.execute(
    sql`DELETE FROM word_claims WHERE text = ANY(${textArray(texts)}) AND run_id = ${run.id}`,
  );
};

const claimAll = async (queries: Queries, at: ClaimAt, texts: readonly string[]): Promise<Set<string>> => {
  const claimed = new Set(await insertClaims(queries, at, texts));
  const rest = texts.filter((text) => !claimed.has(text));
  const taken = rest.length === 0 ? [] : await takeOver(queries, at, rest);
  return new Set([...claimed, ...taken]);
};

export interface Claiming {
  readonly known: readonly string[];
  readonly claimed: readonly string[];
  /** Somebody else has them asked. */
  readonly taken: readonly string[];
}

/**
 * Sorts words (given by code point) into known, claimed and taken. What is known is looked up twice: the first look
 * only spares claims. The second is the one that counts, since it comes after the claims: whoever scored a word
 * let its claim go in the same transaction, so a word that could be claimed is either free or known by then.
 */
export const claimWords = async (
  queries: Queries,
  at: ClaimAt,
  texts: readonly string[],
): Promise<Claiming> => {
  if (texts.length === 0) return { known: [], claimed: [], taken: [] };
  const before = new Set(await knownAmong(queries, at.run, texts));
  const candidates = texts.filter((text) => !before.has(text));
  if (candidates.length === 0) return { known: texts, claimed: [], taken: [] };
  const held = await claimAll(queries, at, candidates);
  const since = new Set(await knownAmong(queries, at.run, candidates));
  await dropClaims(
    queries,
    at.run,
    candidates.filter((text) => held.has(text) && since.has(text)),
  );
  const open = candidates.filter((text) => !since.has(text));
  return {
    known: texts.filter((text) => before.has(text) || since.has(text)),
    claimed: open.filter((text) => held.has(text)),
    taken: open.filter((text) => !held.has(text)),
  };
};
