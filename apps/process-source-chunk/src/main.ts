import { makeLog } from '@word-list/adapters/lambda';
import { makeS3Client, s3ChunkStore } from '@word-list/adapters/s3';
import { makeSqsClient, sqsSender } from '@word-list/adapters/sqs';
import { readEnv } from './env.ts';
import { makeHandler } from './handler.ts';

const env = readEnv(process.env);

export const handler = makeHandler({
  chunks: s3ChunkStore(makeS3Client(), env.CHUNK_BUCKET),
  partReady: sqsSender({ client: makeSqsClient(), queueUrl: env.QUERY_WORDS_QUEUE_URL }),
  log: makeLog({ service: 'process-source-chunk' }),
});
