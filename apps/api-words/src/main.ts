import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { makeLog } from '@word-list/adapters/lambda';
import { gzipPacking } from '@word-list/adapters/packing';
import { systemClock } from '@word-list/adapters/runtime';
import { bucketService, s3ChunkStore, s3ViewObjects } from '@word-list/adapters/s3';
import { ssmService, ssmParameters } from '@word-list/adapters/ssm';
import { openDatabase, snapshotWordCatalogue } from '@word-list/db';
import { makeEnglish } from '@word-list/domain/word-sets/english';
import { answerMilliseconds } from './answer-time.ts';
import { readEnv } from './env.ts';
import { makeHandler } from './handler.ts';
import { openPageFiles } from './page-files.ts';

const env = readEnv(process.env);
const parameters = ssmParameters(ssmService(process.env));
const cursorKey = parameters.get(env.CURSOR_KEY_PARAMETER);
const databaseUrl = await parameters.get(env.DATABASE_URL_PARAMETER);
const log = makeLog({ service: 'api-words' });
const database = openDatabase(databaseUrl, { max: 4, applicationName: 'api-words', answerMilliseconds });

const english = makeEnglish();
const onError = (error: unknown): void => log.warn('words are read without a published view', { error });
const s3 = bucketService(process.env);
const catalogue = snapshotWordCatalogue(database, {
  formOf: english.formOf,
  clock: systemClock,
  views: { objects: s3ViewObjects(s3, env.CHUNK_BUCKET), packing: gzipPacking },
  onError,
});

// An instance may take 10 s to start, and stands still between requests: SQL answers until all words are loaded.
await Promise.race([catalogue.warm().catch(onError), setTimeout(6000, undefined, { ref: false })]);

export const handler = makeHandler({
  catalogue,
  language: english,
  objects: s3ChunkStore(s3, env.CHUNK_BUCKET),
  log,
  cursorKey: await cursorKey,
  origin: env.API_ORIGIN,
  drawSeed: () => randomBytes(8).toString('hex'),
  page: {
    files: openPageFiles(join(import.meta.dirname, 'page')),
    ...(env.SIGN_IN_ORIGIN !== '' && {
      signIn: { origin: env.SIGN_IN_ORIGIN, clientId: env.SIGN_IN_CLIENT },
    }),
  },
});
