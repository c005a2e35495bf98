import { makeLog } from '@word-list/adapters/lambda';
import { ssmService, ssmParameters } from '@word-list/adapters/ssm';
import { drizzleOutcomeWriter, drizzleRunStore, openDatabase } from '@word-list/db';
import { readEnv } from './env.ts';
import { makeHandler } from './handler.ts';

const service = 'update-words';
const env = readEnv(process.env);
const databaseUrl = await ssmParameters(ssmService(process.env)).get(env.DATABASE_URL_PARAMETER);
const database = openDatabase(databaseUrl, { max: 2, applicationName: service });

export const handler = makeHandler({
  outcomes: drizzleOutcomeWriter(database),
  runs: drizzleRunStore(database),
  log: makeLog({ service }),
});
