import * as z from 'zod';
import { batch, type Batch } from '../batches/batch.ts';
import type { Database } from './database.ts';
import type { Page, PageRequest } from './file-store.ts';

const row = z.object({ document: z.string() });
/** Batches of the API: one row each, rewritten whole at every step of its life. */
export const makeBatchStore = ({ connection }: Database) => {
  const insert = connection.prepare('INSERT INTO batches (id, status, document) VALUES (?, ?, ?)');
  const update = connection.prepare('UPDATE batches SET status = ?, document = ? WHERE id = ?');
  const select = connection.prepare('SELECT document FROM batches WHERE id = ?');
  const selectLive = connection.prepare(
    `SELECT document FROM batches WHERE status IN ('validating', 'in_progress', 'finalizing', 'cancelling') ORDER BY seq`,
  );
  const selectPage = connection.prepare(
    `SELECT document FROM batches WHERE ?1 IS NULL OR seq < (SELECT seq FROM batches WHERE id = ?1)
     ORDER BY seq DESC LIMIT ?2`,
  );
  const countAll = connection.prepare('SELECT count(*) AS count FROM batches');

  return {
    insert(value: Batch): void {
      insert.run(value.id, value.status, JSON.stringify(value));
    },
    save(value: Batch): void {
      update.run(value.status, JSON.stringify(value), value.id);
    },
    find(id: string): Batch | undefined {
      const found = select.get(id);
      return found === undefined ? undefined : parseRow(found);
    },
    /** Those that still have work, oldest first. */
    live(): Batch[] {
      return selectLive.all().map(parseRow);
    },
    /** Newest first; `after` is the id of the last one of the page before. */
    list({ after, limit }: PageRequest): Page<Batch> {
      const rows = selectPage.all(after ?? null, limit + 1);
      return { data: rows.slice(0, limit).map(parseRow), hasMore: rows.length > limit };
    },
    count(): number {
      return z.object({ count: z.int() }).parse(countAll.get()).count;
    },
  };
};

function parseRow(value: unknown): Batch {
  return batch.parse(JSON.parse(row.parse(value).document));
}
