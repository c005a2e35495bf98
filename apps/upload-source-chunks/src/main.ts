import { dynamoSourceStore, dynamoService } from '@word-list/adapters/dynamodb';
import { httpsSourceFetcher } from '@word-list/adapters/fetcher';
import { makeLog } from '@word-list/adapters/lambda';
import { systemIds } from '@word-list/adapters/runtime';
import { bucketService, s3ChunkStore } from '@word-list/adapters/s3';
import { sqsService, sqsSender } from '@word-list/adapters/sqs';
import { ssmService, ssmParameters } from '@word-list/adapters/ssm';
import { drizzleRunStore, openDatabase } from '@word-list/db';
import { withKeptLists } from '@word-list/domain';
import { readEnv } from './env.ts';
import { makeHandler } from './handler.ts';

const service = 'upload-source-chunks';
const env = readEnv(process.env);
const databaseUrl = await ssmParameters(ssmService(process.env)).get(env.DATABASE_URL_PARAMETER);
const sources = dynamoSourceStore({ client: dynamoService(process.env), name: env.SOURCES_TABLE });

export const handler = makeHandler({
  runs: drizzleRunStore(openDatabase(databaseUrl, { max: 2, applicationName: service })),
  sources,
  fetcher: withKeptLists(httpsSourceFetcher({ localOrigin: env.LOCAL_SOURCE_ORIGIN }), sources),
  chunks: s3ChunkStore(bucketService(process.env), env.CHUNK_BUCKET),
  chunkReady: sqsSender({ client: sqsService(process.env), queueUrl: env.PROCESS_SOURCE_CHUNK_QUEUE_URL }),
  ids: systemIds,
  log: makeLog({ service }),
  wordsPerPart: env.WORDS_PER_PART,
});
