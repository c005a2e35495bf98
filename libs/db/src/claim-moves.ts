import { compareText, limits, type AgainRow, type BatchCost } from '@word-list/domain';
import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { enterCost } from './batch-cost-rows.ts';
import { cancelClaims, freedWaits, removeWaits } from './claim-endings.ts';
import { claimWords } from './claim-words.ts';
import type { Queries } from './client/open-database.ts';
import {
  countMoved,
  enterFailures,
  enterPart,
  lockPart,
  type FailedWord,
  type PartOf,
  type RoundOf,
} from './part-rows.ts';
import { runFacts, mayAsk } from './run-facts.ts';
import { numberArray, rowsOf, textArray, wholeNumber } from './sql-parts.ts';

const enterWaits = async (
  queries: Queries,
  { runId, part }: PartOf,
  texts: readonly string[],
): Promise<void> => {
  if (texts.length === 0) return;
  await queries.execute(
    sql`INSERT INTO word_waits (run_id, text, part)
      SELECT ${runId}::text, u.text, ${part}::text FROM unnest(${textArray(texts)}) AS u(text) ORDER BY u.text
      ON CONFLICT (run_id, text) DO NOTHING`,
  );
};

/** The transaction behind `classify`; `words` by code point. */
export const classifyPart = async (
  queries: Queries,
  { words, ...of }: PartOf & { words: readonly string[] },
): Promise<void> => {
  const run = await runFacts(queries, of.runId, 'share');
  const asks = mayAsk(run);
  const changes = asks ? { rounds: 1 } : { cancelled: words.length };
  if (!(await enterPart(queries, { ...of, words: words.length, changes })) || !asks) return;
  const { known, taken } = await claimWords(queries, { run, part: of.part, round: 1 }, words);
  await enterWaits(queries, of, taken);
  if (known.length > 0) await countMoved(queries, of, { known: known.length });
};

/** The transaction behind `reclassifyFreed`. */
export const reclassifyWaits = async (queries: Queries, of: PartOf): Promise<number | undefined> => {
  const run = await runFacts(queries, of.runId, 'share');
  if (!mayAsk(run)) return undefined;
  const rounds = await lockPart(queries, of);
  const freed = await freedWaits(queries, of);
  if (rounds === undefined || freed.length === 0) return undefined;
  const round = rounds + 1;
  const { known, claimed } = await claimWords(queries, { run, part: of.part, round }, freed);
  await removeWaits(queries, of, [...known, ...claimed]);
  await countMoved(queries, of, { known: known.length, ...(claimed.length > 0 ? { rounds: round } : {}) });
  return claimed.length > 0 ? round : undefined;
};

const heldRow = z.object({ text: z.string(), attempt: wholeNumber, requeues: wholeNumber });

type Held = z.infer<typeof heldRow>;

const heldClaims = (queries: Queries, at: RoundOf, texts: readonly string[]): Promise<Held[]> =>
  rowsOf(
    queries,
    heldRow,
    sql`SELECT text, attempt, requeues FROM word_claims
      WHERE run_id = ${at.runId} AND part = ${at.part} AND round = ${at.round} AND text = ANY(${textArray(texts)})
      ORDER BY text FOR UPDATE`,
  );

interface Moves {
  readonly moved: Held[];
  readonly failed: FailedWord[];
}

const decideMoves = (held: readonly Held[], words: readonly AgainRow[]): Moves => {
  const again = new Map(words.map((row) => [row[0], row]));
  const moves: Moves = { moved: [], failed: [] };
  for (const { text, attempt, requeues } of held) {
    const [, reason, asked] = again.get(text) ?? [text, '', false];
    const attempts = attempt + (asked ? 1 : 0);
    if (attempts >= limits.attempts) moves.failed.push({ text, reason, attempts });
    else if (requeues + 1 >= limits.rounds) moves.failed.push({ text, reason: 'too_many_rounds', attempts });
    else moves.moved.push({ text, attempt: attempts, requeues: requeues + 1 });
  }
  return moves;
};

const moveClaims = async (
  queries: Queries,
  { runId, round }: RoundOf,
  moved: readonly Held[],
): Promise<void> => {
  if (moved.length === 0) return;
  await queries.execute(
    sql`UPDATE word_claims c SET round = ${round}::smallint, attempt = u.attempt, requeues = u.requeues
      FROM unnest(${textArray(moved.map(({ text }) => text))}, ${numberArray(moved.map(({ attempt }) => attempt))},
        ${numberArray(moved.map(({ requeues }) => requeues))}) AS u(text, attempt, requeues)
      WHERE c.text = u.text AND c.run_id = ${runId}`,
  );
};

const removeClaims = async (queries: Queries, runId: string, texts: readonly string[]): Promise<void> => {
  if (texts.length === 0) return;
  await queries.execute(
    sql`DELETE FROM word_claims WHERE run_id = ${runId} AND text = ANY(${textArray(texts)})`,
  );
};

/** The transaction behind `askAgain`. */
export const askClaimsAgain = async (
  queries: Queries,
  { words, cost, ...at }: RoundOf & { words: readonly AgainRow[]; cost: BatchCost },
): Promise<number | undefined> => {
  const run = await runFacts(queries, at.runId, 'share');
  const texts = words.map(([text]) => text).toSorted(compareText);
  await enterCost(queries, at.runId, cost);
  if (!mayAsk(run)) {
    await cancelClaims(queries, at, texts);
    return undefined;
  }
  const rounds = await lockPart(queries, at);
  if (rounds === undefined) return undefined;
  const { moved, failed } = decideMoves(await heldClaims(queries, at, texts), words);
  await removeClaims(
    queries,
    at.runId,
    failed.map(({ text }) => text),
  );
  await enterFailures(queries, at.runId, failed);
  const fresh = moved.length > 0 ? rounds + 1 : undefined;
  await moveClaims(queries, { ...at, round: rounds + 1 }, moved);
  await countMoved(queries, at, { failed: failed.length, ...(fresh === undefined ? {} : { rounds: fresh }) });
  return fresh;
};
