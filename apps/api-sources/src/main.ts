import { dynamoSourceStore, makeDynamoClient } from '@word-list/adapters/dynamodb';
import { makeLog } from '@word-list/adapters/lambda';
import { systemClock, systemIds } from '@word-list/adapters/runtime';
import { makeSqsClient, sqsSender } from '@word-list/adapters/sqs';
import { makeSsmClient, ssmParameters } from '@word-list/adapters/ssm';
import { drizzleRunStore, openDatabase } from '@word-list/db';
import { readEnv } from './env.ts';
import { makeHandler } from './handler.ts';

const env = readEnv(process.env);
const parameters = ssmParameters(makeSsmClient());
const [databaseUrl, cursorKey] = await Promise.all([
  parameters.get(env.DATABASE_URL_PARAMETER),
  parameters.get(env.CURSOR_KEY_PARAMETER),
]);

export const handler = makeHandler({
  sources: dynamoSourceStore({ client: makeDynamoClient(), name: env.SOURCES_TABLE }),
  runs: drizzleRunStore(openDatabase(databaseUrl, { max: 4, applicationName: 'api-sources' })),
  queue: sqsSender({ client: makeSqsClient(), queueUrl: env.UPLOAD_SOURCE_CHUNKS_QUEUE_URL }),
  clock: systemClock,
  ids: systemIds,
  log: makeLog({ service: 'api-sources' }),
  model: env.MODEL_NAME,
  cursorKey,
  localOrigin: env.LOCAL_SOURCE_ORIGIN,
});
