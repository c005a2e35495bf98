import { createWriteStream } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { attributes, type OpinionTable } from '@word-list/domain';
import type pg from 'pg';
import { revisionAt, startedAt } from './made-up-table.ts';

const names = attributes.map(({ name }) => name);
const columns = names.map((name) => `"${name}"`).join(', ');
const rowsPerPiece = 2000;

/** Fills the table by COPY, as the owner, who may read files of the server's machine; then lets the planner look at it. */
export const copyOpinions = async (
  client: pg.Client,
  texts: readonly string[],
  table: OpinionTable,
): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'word-list-large-'));
  try {
    // The server may run as another user.
    await chmod(folder, 0o755);
    const file = join(folder, 'opinions');
    await pipeline(Readable.from(piecesOf(texts, table)), createWriteStream(file, { mode: 0o644 }));
    await client.query(`COPY opinions (text, judge, ${columns}, types, length, run_id, run_started_at, scored_at, hash32, revision)
      FROM '${file}'`);
  } finally {
    await rm(folder, { recursive: true });
  }
  await client.query(
    `INSERT INTO judges (id, kind, model, rubric_id, rank) VALUES ('judge', 'model', 'model', 'rubric', 1)`,
  );
  await client.query(`UPDATE revision SET value = ${revisionAt(texts.length)}`);
  await client.query('VACUUM ANALYZE opinions');
};

function* piecesOf(texts: readonly string[], table: OpinionTable): Iterable<string> {
  const lists = table.typeLists.map((types) => `{${(types ?? '').replaceAll('/', ',')}}`);
  const began = new Date(startedAt).toISOString();
  const lineOf = (row: number): string => {
    const { types, length, hash, scoredAt } = table.columns;
    const scores = names.map((name) => table.columns[name][row]).join('\t');
    const scored = new Date(scoredAt[row] ?? 0).toISOString();
    return `${texts[row] ?? ''}\tjudge\t${scores}\t${lists[types[row] ?? 0] ?? ''}\t${length[row] ?? 0}\trun\t${began}\t${scored}\t${hash[row] ?? 0}\t${revisionAt(row)}\n`;
  };
  for (let at = 0; at < texts.length; at += rowsPerPiece) {
    const count = Math.min(rowsPerPiece, texts.length - at);
    yield Array.from({ length: count }, (_, place) => lineOf(at + place)).join('');
  }
}
