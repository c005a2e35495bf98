import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenAI } from 'openai';
import * as z from 'zod';
import type { AsSent } from '../http/as-sent.ts';
import type { Database } from './database.ts';

export const storedFile = z.object({
  id: z.string(),
  bytes: z.int(),
  created_at: z.int(),
  filename: z.string(),
  purpose: z.enum(['assistants', 'batch', 'batch_output', 'fine-tune', 'vision', 'user_data']),
  sha256: z.string(),
  expires_at: z.int().optional(),
});

/** One file as the store knows it; its content lies beside the database under the same id. Times in Unix seconds. */
export type StoredFile = z.infer<typeof storedFile>;

export interface Page<Item> {
  readonly data: readonly Item[];
  readonly hasMore: boolean;
}

export interface PageRequest {
  readonly after?: string | undefined;
  readonly limit: number;
}

const row = z.object({ document: z.string() });
/** Its status is out of use at the provider, and still sent. */
type SentFile = Omit<AsSent<OpenAI.FileObject>, 'status' | 'status_details'> & {
  readonly status: 'processed';
};

/** The file as the API shows it. */
export const fileObject = (file: StoredFile): SentFile => ({
  id: file.id,
  object: 'file',
  bytes: file.bytes,
  created_at: file.created_at,
  expires_at: file.expires_at ?? null,
  filename: file.filename,
  purpose: file.purpose,
  status: 'processed',
});

export interface FileFilter {
  readonly purpose?: string | undefined;
  readonly order: 'asc' | 'desc';
}

/** Files of the API: rows in the database, contents in `<dataDir>/files`. */
export const makeFileStore = (database: Database, dataDir: string) => {
  const folder = join(dataDir, 'files');
  mkdirSync(folder, { recursive: true });
  const { connection } = database;
  const insert = connection.prepare(
    'INSERT INTO files (id, purpose, expires_at, document) VALUES (?, ?, ?, ?)',
  );
  const select = connection.prepare('SELECT document FROM files WHERE id = ?');
  const selectExpired = connection.prepare('SELECT document FROM files WHERE expires_at <= ?');
  const remove = connection.prepare('DELETE FROM files WHERE id = ?');
  const pathOf = (id: string): string => join(folder, id);

  const deleteFile = (id: string): void => {
    if (remove.run(id).changes === 1) rmSync(pathOf(id), { force: true });
  };

  return {
    pathOf,
    /** A place on the same disk for a content that has no row yet; left-overs go at the next start. */
    partPathOf: (id: string): string => join(folder, `${id}.part`),
    insert(file: StoredFile): void {
      insert.run(file.id, file.purpose, file.expires_at ?? null, JSON.stringify(file));
    },
    find(id: string): StoredFile | undefined {
      const found = select.get(id);
      return found === undefined ? undefined : parseRow(found);
    },
    delete: deleteFile,
    list: (page: PageRequest, filter: FileFilter): Page<StoredFile> => listFiles(database, page, filter),
    /** Removes files whose time is over, and contents without a row that a killed process left behind. */
    sweep(nowSeconds: number): void {
      for (const expired of selectExpired.all(nowSeconds)) deleteFile(parseRow(expired).id);
      for (const name of readdirSync(folder)) {
        if (select.get(name) === undefined) rmSync(join(folder, name), { force: true });
      }
    },
  };
};

function parseRow(value: unknown): StoredFile {
  return storedFile.parse(JSON.parse(row.parse(value).document));
}

function listFiles(
  { connection }: Database,
  { after, limit }: PageRequest,
  filter: FileFilter,
): Page<StoredFile> {
  const beyond = filter.order === 'asc' ? '>' : '<';
  const rows = connection
    .prepare(
      `SELECT document FROM files
       WHERE (?1 IS NULL OR purpose = ?1) AND (?2 IS NULL OR seq ${beyond} (SELECT seq FROM files WHERE id = ?2))
       ORDER BY seq ${filter.order} LIMIT ?3`,
    )
    .all(filter.purpose ?? null, after ?? null, limit + 1);
  return { data: rows.slice(0, limit).map(parseRow), hasMore: rows.length > limit };
}
