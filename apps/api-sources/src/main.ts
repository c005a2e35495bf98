import { dynamoSourceStore, dynamoService } from '@word-list/adapters/dynamodb';
import { httpsSourceFetcher } from '@word-list/adapters/fetcher';
import { makeLog } from '@word-list/adapters/lambda';
import { systemClock, systemIds } from '@word-list/adapters/runtime';
import { bucketService, s3ChunkStore } from '@word-list/adapters/s3';
import { sqsService, sqsSender } from '@word-list/adapters/sqs';
import { ssmService, ssmParameters } from '@word-list/adapters/ssm';
import { drizzleOperatorPorts, openDatabase } from '@word-list/db';
import { withKeptLists } from '@word-list/domain';
import { readEnv } from './env.ts';
import { makeHandler } from './handler.ts';

/** A dry run answers within the 29 s of its function, also when a server says nothing. */
const dryRunTimes = { connect: 5000, idle: 10_000, total: 20_000 };

/** Somebody waits for the answer: the words database gets this long, a second try included, before the answer is 503. */
const answerMilliseconds = 7000;

const env = readEnv(process.env);
const parameters = ssmParameters(ssmService(process.env));
const cursorKey = parameters.get(env.CURSOR_KEY_PARAMETER);
const databaseUrl = await parameters.get(env.DATABASE_URL_PARAMETER);
const database = openDatabase(databaseUrl, { max: 4, applicationName: 'api-sources', answerMilliseconds });
const sources = dynamoSourceStore({ client: dynamoService(process.env), name: env.SOURCES_TABLE });

export const handler = makeHandler({
  ...drizzleOperatorPorts(database),
  sources,
  objects: s3ChunkStore(bucketService(process.env), env.CHUNK_BUCKET),
  fetcher: withKeptLists(
    httpsSourceFetcher({ localOrigin: env.LOCAL_SOURCE_ORIGIN, times: dryRunTimes }),
    sources,
  ),
  queue: sqsSender({ client: sqsService(process.env), queueUrl: env.UPLOAD_SOURCE_CHUNKS_QUEUE_URL }),
  clock: systemClock,
  ids: systemIds,
  log: makeLog({ service: 'api-sources' }),
  model: env.MODEL_NAME,
  prices: env.MODEL_PRICES,
  cursorKey: await cursorKey,
  localOrigin: env.LOCAL_SOURCE_ORIGIN,
});
