import { hash32 } from '@word-list/domain';
import type pg from 'pg';

/** Stores other scores of some words, as one change. */
export async function rescore(client: pg.Client, texts: readonly string[]): Promise<void> {
  await client.query('BEGIN');
  await client.query('UPDATE revision SET value = value + 1');
  await client.query(
    `UPDATE opinions SET commonness = 500 - commonness, revision = (SELECT value FROM revision)
      WHERE judge = 'judge' AND text = ANY($1::text[])`,
    [texts],
  );
  await client.query('COMMIT');
}

/** Stores new words, as one change. */
export async function addWords(client: pg.Client, texts: readonly string[]): Promise<void> {
  await client.query('BEGIN');
  await client.query('UPDATE revision SET value = value + 1');
  await client.query(
    `INSERT INTO opinions (text, judge, commonness, length, run_id, run_started_at, scored_at, hash32, revision)
      SELECT u.text, 'judge', 100, length(u.text), 'run', now(), now(), u.hash32, r.value
      FROM unnest($1::text[], $2::bigint[]) AS u (text, hash32) CROSS JOIN revision r`,
    [texts, texts.map(hash32)],
  );
  await client.query('COMMIT');
}

/** What the server has read of the table so far: it counts a session's when that has ended. */
export async function rowsRead(client: pg.Client): Promise<{ scans: number; rows: number }> {
  const { rows } = await client.query<{ scans: string; rows: string }>(
    `SELECT t.seq_scan AS scans, t.seq_tup_read + sum(i.idx_tup_read) AS rows
      FROM pg_stat_user_tables t JOIN pg_stat_user_indexes i ON i.relid = t.relid
      WHERE t.relname = 'opinions' GROUP BY t.seq_scan, t.seq_tup_read`,
  );
  return { scans: Number(rows[0]?.scans), rows: Number(rows[0]?.rows) };
}
