import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { drizzleRunStore, drizzleWordCatalogue, openDatabase, type Database } from '@word-list/db';
import { rejectsKey, type ScoredWord } from '@word-list/domain';
import { openBucketClient } from '../emulators/emulator-client.ts';
import type { Stack } from '../stack/start-stack.ts';
import { spread } from './spread.ts';

interface ListReader {
  readonly database: Database;
  readonly bucket: S3Client;
}

/**
 * The scored words of the list of a run, chunk by chunk, in the order of the list: of all chunks, or of so many that are
 * spread over the list. Words without a score are left out.
 */
export const readListWords = (
  stack: Pick<Stack, 'databaseUrl' | 'queueSocket'>,
  runId: string,
  most = Infinity,
): AsyncGenerator<readonly ScoredWord[]> =>
  withReader(stack, async function* ({ database, bucket }) {
    const run = await drizzleRunStore(database).get(runId);
    // Nothing is filtered here, so nobody asks for forms.
    const catalogue = drizzleWordCatalogue(database, () => 'base');
    for (const { key } of spread(run?.manifest?.chunks ?? [], most)) {
      yield await catalogue.named(await readChunk(bucket, key));
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

function openWords(stack: Pick<Stack, 'databaseUrl'>): Database {
  return openDatabase(stack.databaseUrl('writer'), { applicationName: 'list-words' });
}

async function readChunk(bucket: S3Client, key: string): Promise<string[]> {
  return (await readObject(bucket, key)).split('\n').filter((word) => word !== '');
}

async function readObject(bucket: S3Client, key: string): Promise<string> {
  const object = await bucket.send(new GetObjectCommand({ Bucket: 'chunk-bucket', Key: key }));
  return (await object.Body?.transformToString('utf8')) ?? '';
}
