import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { drizzleRunStore, openDatabase, type Database } from '@word-list/db';
import { attributes, wordTypes, type AttributeName, rejectsKey, type ScoredWord } from '@word-list/domain';
import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { openBucketClient } from '../emulators/emulator-client.ts';
import type { Stack } from '../stack/start-stack.ts';

const names: readonly AttributeName[] = attributes.map(({ name }) => name);
const time = z.coerce.date().transform((date) => date.toISOString());

const wordRow = z.looseObject({
  text: z.string(),
  types: z.array(z.enum(wordTypes)),
  rubric_id: z.string(),
  model: z.string(),
  run_id: z.string(),
  run_started_at: time,
  scored_at: time,
});
const score = z.int().nullable();

const readWord = (row: unknown): ScoredWord => {
  const word = wordRow.parse(row);
  return {
    text: word.text,
    scores: Object.fromEntries(names.map((name) => [name, score.parse(word[name])])) as ScoredWord['scores'],
    types: word.types,
    rubricId: word.rubric_id,
    model: word.model,
    runId: word.run_id,
    runStartedAt: word.run_started_at,
    scoredAt: word.scored_at,
  };
};

const findWords = async (database: Database, texts: readonly string[]): Promise<Map<string, ScoredWord>> => {
  const { rows } = await database.read((queries) =>
    queries.execute(sql`SELECT * FROM words WHERE text = ANY(${sql.param(texts)}::text[])`),
  );
  const found = rows.map(readWord);
  return new Map(found.map((word) => [word.text, word]));
};

const readObject = async (bucket: S3Client, key: string): Promise<string> => {
  const object = await bucket.send(new GetObjectCommand({ Bucket: 'chunk-bucket', Key: key }));
  return (await object.Body?.transformToString('utf8')) ?? '';
};

const readChunk = async (bucket: S3Client, key: string): Promise<string[]> =>
  (await readObject(bucket, key)).split('\n').filter((word) => word !== '');

const openWords = (stack: Pick<Stack, 'databaseUrl'>): Database =>
  openDatabase(stack.databaseUrl('writer'), { applicationName: 'list-words' });

interface ListReader {
  readonly database: Database;
  readonly bucket: S3Client;
}

/** Gives a reader of what a stack stores to `use`, and closes it in the end. */
async function* withReader<Part>(
  stack: Pick<Stack, 'databaseUrl' | 'queueSocket'>,
  use: (reader: ListReader) => AsyncGenerator<Part>,
): AsyncGenerator<Part> {
  const database = openWords(stack);
  const bucket = openBucketClient(stack.queueSocket);
  try {
    yield* use({ database, bucket });
  } finally {
    bucket.destroy();
    await database.close();
  }
}

/** The scored words of the list of a run, chunk by chunk, in the order of the list. Words without a score are left out. */
export const readListWords = (
  stack: Pick<Stack, 'databaseUrl' | 'queueSocket'>,
  runId: string,
): AsyncGenerator<readonly ScoredWord[]> =>
  withReader(stack, async function* ({ database, bucket }) {
    const run = await drizzleRunStore(database).get(runId);
    for (const { key } of run?.manifest?.chunks ?? []) {
      const texts = await readChunk(bucket, key);
      const found = await findWords(database, texts);
      yield texts.map((text) => found.get(text)).filter((word) => word !== undefined);
    }
  });

/** The rejected lines of the list of a run as rows of CSV, object by object; none of a list that kept none. */
export const readRejects = (
  stack: Pick<Stack, 'databaseUrl' | 'queueSocket'>,
  runId: string,
): AsyncGenerator<string> =>
  withReader(stack, async function* ({ database, bucket }) {
    const manifest = (await drizzleRunStore(database).get(runId))?.manifest;
    for (let index = 0; index < (manifest?.rejectObjects ?? 0); index += 1) {
      yield await readObject(bucket, rejectsKey(runId, manifest?.upload ?? '', index));
    }
  });
