import { randomBytes } from 'node:crypto';
import { makeLog } from '@word-list/adapters/lambda';
import { makeSsmClient, ssmParameters } from '@word-list/adapters/ssm';
import { openDatabase, snapshotWordCatalogue } from '@word-list/db';
import { readEnv } from './env.ts';
import { makeHandler } from './handler.ts';

const env = readEnv(process.env);
const parameters = ssmParameters(makeSsmClient());
const cursorKey = parameters.get(env.CURSOR_KEY_PARAMETER);
const databaseUrl = await parameters.get(env.DATABASE_URL_PARAMETER);
const log = makeLog({ service: 'api-words' });
const database = openDatabase(databaseUrl, { max: 4, applicationName: 'api-words' });

export const handler = makeHandler({
  catalogue: snapshotWordCatalogue(database, {
    onError: (error) => log.warn('words are read by SQL alone', { error }),
  }),
  log,
  cursorKey: await cursorKey,
  origin: env.API_ORIGIN,
  drawSeed: () => randomBytes(8).toString('hex'),
});
