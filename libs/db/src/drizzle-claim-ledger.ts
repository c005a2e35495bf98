import { compareText, type ClaimLedger } from '@word-list/domain';
import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { reserveCost } from './batch-cost-rows.ts';
import { cancelClaims, cancelRun, failClaims, failWaits } from './claim-endings.ts';
import { askClaimsAgain, classifyPart, reclassifyWaits } from './claim-moves.ts';
import type { Database } from './client/open-database.ts';
import { openWorkOf } from './open-work.ts';
import { enterPart } from './part-rows.ts';
import { drizzleResends } from './resend-rows.ts';
import { runFacts, mayAsk } from './run-facts.ts';
import { rowsOf, wholeNumber } from './sql-parts.ts';

const claimRow = z.object({ text: z.string(), attempt: wholeNumber, requeues: wholeNumber });

const money = (db: Database): Pick<ClaimLedger, 'reserve' | 'releaseReservation'> => ({
  reserve: (of) => db.transaction((queries) => reserveCost(queries, of)),
  releaseReservation: ({ batchId, submission }) =>
    db.transaction(async (queries) => {
      await queries.execute(
        sql`DELETE FROM batch_costs
          WHERE batch_id = ${batchId} AND submission = ${submission} AND settled_micro_usd IS NULL`,
      );
    }),
});

/** Who has a word asked, in the words database. */
export const drizzleClaimLedger = (db: Database): ClaimLedger => ({
  ...drizzleResends(db),
  ...money(db),
  classify: ({ words, ...of }) =>
    db.transaction((queries) => classifyPart(queries, { ...of, words: words.toSorted(compareText) })),
  reclassifyFreed: (of) => db.transaction((queries) => reclassifyWaits(queries, of)),
  claimsAt: ({ runId, part, round }) =>
    db.read((queries) =>
      rowsOf(
        queries,
        claimRow,
        sql`SELECT text, attempt, requeues FROM word_claims
          WHERE run_id = ${runId} AND part = ${part} AND round = ${round} ORDER BY text`,
      ),
    ),
  askAgain: (again) => db.transaction((queries) => askClaimsAgain(queries, again)),
  failRound: (at) => db.transaction((queries) => failClaims(queries, at)),
  failFreed: (of) => db.transaction((queries) => failWaits(queries, of)),
  failPart: ({ runId, part, words, reason }) =>
    db.transaction(async (queries) => {
      const changes = mayAsk(await runFacts(queries, runId, 'share'))
        ? { failed: words }
        : { cancelled: words };
      await enterPart(queries, { runId, part, words, changes, lastError: reason });
    }),
  cancelRound: (at) =>
    db.transaction(async (queries) =>
      mayAsk(await runFacts(queries, at.runId, 'share')) ? 0 : cancelClaims(queries, at),
    ),
  cancelUnclaimed: (of) => db.transaction((queries) => cancelRun(queries, of)),
  openWork: (runId) => db.read((queries) => openWorkOf(queries, runId)),
  noteError: ({ runId, part, error }) =>
    db.transaction(async (queries) => {
      await queries.execute(
        sql`UPDATE run_parts SET last_error = ${error.slice(0, 500)} WHERE run_id = ${runId} AND part = ${part}`,
      );
    }),
});
