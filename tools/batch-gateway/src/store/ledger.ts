import { join } from 'node:path';
import { openSqlite } from './open-sqlite.ts';
import * as z from 'zod';
import type { Database } from './database.ts';

const row = z
  .object({
    seq: z.int(),
    at: z.string(),
    batch_id: z.string().nullable(),
    custom_id: z.string().nullable(),
    model: z.string(),
    status: z.int(),
    words: z.string(),
    metadata: z.string(),
  })
  .transform((value) => ({
    seq: value.seq,
    at: value.at,
    batchId: value.batch_id,
    customId: value.custom_id,
    model: value.model,
    /** The HTTP status of the answer: 200 is an answer of the model, all else a failure without one. */
    status: value.status,
    words: z.array(z.string()).parse(JSON.parse(value.words)),
    metadata: z.record(z.string(), z.string()).parse(JSON.parse(value.metadata)),
  }));

/** One prompt that was put to the answerer. A row is written in the transaction that stores its result. */
export type LedgerEntry = z.infer<typeof row>;

export interface LedgerSummary {
  readonly prompts: number;
  readonly words: number;
}

const summary = z.object({ prompts: z.int(), words: z.int() });

const selectAll =
  'SELECT seq, at, batch_id, custom_id, model, status, words, metadata FROM ledger ORDER BY seq';

export const makeLedger = ({ connection }: Database) => {
  const insert = connection.prepare(
    'INSERT INTO ledger (at, batch_id, custom_id, model, status, word_count, words, metadata) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  return {
    /** To be called inside the transaction that stores the result, so that no prompt is counted twice. */
    record(entry: Omit<LedgerEntry, 'seq'>): void {
      const { at, batchId, customId, model, status, words, metadata } = entry;
      insert.run(
        at,
        batchId,
        customId,
        model,
        status,
        words.length,
        JSON.stringify(words),
        JSON.stringify(metadata),
      );
    },
    summarize(): LedgerSummary {
      return summary.parse(
        connection
          .prepare('SELECT count(*) AS prompts, coalesce(sum(word_count), 0) AS words FROM ledger')
          .get(),
      );
    },
    *entries(): Generator<LedgerEntry> {
      for (const entry of connection.prepare(selectAll).iterate()) yield row.parse(entry);
    },
  };
};

/** All entries of the ledger in a data dir, in the order of asking, whether a gateway runs there or not. */
export const readLedger = (dataDir: string): LedgerEntry[] => {
  const connection = openSqlite(join(dataDir, 'gateway.sqlite'), { readOnly: true, timeout: 10_000 });
  try {
    return connection
      .prepare(selectAll)
      .all()
      .map((entry) => row.parse(entry));
  } finally {
    connection.close();
  }
};
