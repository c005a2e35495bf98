import { makeLog } from '@word-list/adapters/lambda';
import { bucketService, s3ChunkStore } from '@word-list/adapters/s3';
import { sqsService, sqsSender } from '@word-list/adapters/sqs';
import { readEnv } from './env.ts';
import { makeHandler } from './handler.ts';

const env = readEnv(process.env);

export const handler = makeHandler({
  chunks: s3ChunkStore(bucketService(process.env), env.CHUNK_BUCKET),
  partReady: sqsSender({ client: sqsService(process.env), queueUrl: env.QUERY_WORDS_QUEUE_URL }),
  log: makeLog({ service: 'process-source-chunk' }),
});
