import type { ClaimStatements, StatementsOn } from '@word-list/domain';
import { sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Queries } from './client/open-database.ts';
import { ended, numberArray, rowsOf, serverNow, textArray, textsOf, wholeNumber } from './sql-parts.ts';

const releasedRow = z.object({ text: z.string(), attempt: wholeNumber });
const claimRow = z.object({ ...releasedRow.shape, requeues: wholeNumber });
const roundRow = z.object({ part: z.string(), round: wholeNumber, words: wholeNumber });

/** The statements about claims. */
export const claimStatements: StatementsOn<Queries, ClaimStatements> = {
  insertClaims: (queries, { runId, part, round }, texts) =>
    textsOf(
      queries,
      sql`INSERT INTO word_claims (text, run_id, part, round, attempt, requeues, claimed_at)
        SELECT u.text, ${runId}::text, ${part}::text, ${round}::smallint, 0, 0, ${serverNow}
        FROM unnest(${textArray(texts)}) AS u(text) ORDER BY u.text
        ON CONFLICT (text) DO NOTHING RETURNING text`,
    ),

  takeOverClaims: (queries, { runId, part, round }, texts) =>
    textsOf(
      queries,
      sql`UPDATE word_claims c SET run_id = ${runId}, part = ${part}, round = ${round}::smallint,
          attempt = 0, requeues = 0, claimed_at = ${serverNow}
        FROM runs r WHERE c.text = ANY(${textArray(texts)}) AND r.id = c.run_id AND r.status IN (${ended})
        RETURNING c.text`,
    ),

  claimsAt: (queries, { runId, part, round }) =>
    rowsOf(
      queries,
      claimRow,
      sql`SELECT text, attempt, requeues FROM word_claims
        WHERE run_id = ${runId} AND part = ${part} AND round = ${round} ORDER BY text`,
    ),

  lockClaims: (queries, { runId, part, round }, texts) =>
    rowsOf(
      queries,
      claimRow,
      sql`SELECT text, attempt, requeues FROM word_claims
        WHERE run_id = ${runId} AND part = ${part} AND round = ${round} AND text = ANY(${textArray(texts)})
        ORDER BY text FOR UPDATE`,
    ),

  deleteClaimsAt: (queries, { runId, part, round }, texts) => {
    const named = texts === undefined ? sql`` : sql`AND text = ANY(${textArray(texts)})`;
    return rowsOf(
      queries,
      releasedRow,
      sql`DELETE FROM word_claims
        WHERE run_id = ${runId} AND part = ${part} AND round = ${round} ${named}
        RETURNING text, attempt`,
    );
  },

  deleteClaims: async (queries, runId, texts) => {
    await queries.execute(
      sql`DELETE FROM word_claims WHERE text = ANY(${textArray(texts)}) AND run_id = ${runId}`,
    );
  },

  moveClaims: async (queries, { runId, round }, claims) => {
    const texts = textArray(claims.map(({ text }) => text));
    const attempts = numberArray(claims.map(({ attempt }) => attempt));
    const requeues = numberArray(claims.map((claim) => claim.requeues));
    await queries.execute(
      sql`UPDATE word_claims c SET round = ${round}::smallint, attempt = u.attempt, requeues = u.requeues
        FROM unnest(${texts}, ${attempts}, ${requeues}) AS u(text, attempt, requeues)
        WHERE c.text = u.text AND c.run_id = ${runId}`,
    );
  },

  openRounds: (queries, runId) =>
    rowsOf(
      queries,
      roundRow,
      sql`SELECT part, round, count(*) AS words FROM word_claims WHERE run_id = ${runId}
        GROUP BY part, round ORDER BY part, round`,
    ),
};
