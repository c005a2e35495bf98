import * as z from 'zod';
import type { Database } from './database.ts';

export const resultKinds = ['output', 'error'] as const;
export type ResultKind = (typeof resultKinds)[number];

export interface LineResult {
  /** Index of the line in the input file, from 0. */
  readonly line: number;
  /** Which of the two result files it goes into. */
  readonly kind: ResultKind;
  /** The finished line of that file, without its LF. */
  readonly text: string;
}

const lineRow = z.object({ line: z.int() });
const textRow = z.object({ text: z.string() });

/** Results of lines of batches that have not ended. A row here is the mark that the line was answered. */
export const makeResultStore = ({ connection }: Database) => {
  const insert = connection.prepare('INSERT INTO results (batch_id, line, kind, text) VALUES (?, ?, ?, ?)');
  const selectLines = connection.prepare('SELECT line FROM results WHERE batch_id = ?');
  const selectTexts = connection.prepare(
    'SELECT text FROM results WHERE batch_id = ? AND kind = ? ORDER BY line',
  );
  const remove = connection.prepare('DELETE FROM results WHERE batch_id = ?');

  return {
    insert(batchId: string, { line, kind, text }: LineResult): void {
      insert.run(batchId, line, kind, text);
    },
    answeredLines(batchId: string): Set<number> {
      return new Set(selectLines.all(batchId).map((value) => lineRow.parse(value).line));
    },
    *texts(batchId: string, kind: ResultKind): Generator<string> {
      for (const value of selectTexts.iterate(batchId, kind)) yield textRow.parse(value).text;
    },
    deleteAll(batchId: string): void {
      remove.run(batchId);
    },
  };
};
