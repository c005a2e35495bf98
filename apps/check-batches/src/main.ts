import { dynamoBatchStore, dynamoPromptStore, dynamoService } from '@word-list/adapters/dynamodb';
import { makeLog } from '@word-list/adapters/lambda';
import { openaiModelBatches } from '@word-list/adapters/openai';
import { gzipPacking } from '@word-list/adapters/packing';
import { systemClock } from '@word-list/adapters/runtime';
import { bucketService, s3ViewObjects } from '@word-list/adapters/s3';
import { sqsService, sqsSender } from '@word-list/adapters/sqs';
import { ssmService, ssmParameters } from '@word-list/adapters/ssm';
import {
  drizzleClaimLedger,
  drizzleJudgeStore,
  drizzleRunStore,
  drizzleViewLedger,
  openDatabase,
} from '@word-list/db';
import { readEnv } from './env.ts';
import { makeHandler } from './handler.ts';

const service = 'check-batches';
const env = readEnv(process.env);
const parameters = ssmParameters(ssmService(process.env));
const databaseUrl = await parameters.get(env.DATABASE_URL_PARAMETER);
const database = openDatabase(databaseUrl, { max: 4, applicationName: service });
const dynamodb = dynamoService(process.env);
const client = sqsService(process.env);

export const handler = makeHandler({
  runs: drizzleRunStore(database),
  ledger: drizzleClaimLedger(database),
  judges: drizzleJudgeStore(database),
  batches: dynamoBatchStore({ client: dynamodb, name: env.BATCHES_TABLE }),
  prompts: dynamoPromptStore({ client: dynamodb, name: env.PROMPTS_TABLE }),
  model: openaiModelBatches({
    baseURL: env.OPENAI_BASE_URL,
    apiKey: await parameters.get(env.MODEL_API_KEY_PARAMETER),
  }),
  runQueued: sqsSender({ client, queueUrl: env.UPLOAD_SOURCE_CHUNKS_QUEUE_URL }),
  chunkReady: sqsSender({ client, queueUrl: env.PROCESS_SOURCE_CHUNK_QUEUE_URL }),
  queryWords: sqsSender({ client, queueUrl: env.QUERY_WORDS_QUEUE_URL }),
  batchEnded: sqsSender({ client, queueUrl: env.UPDATE_BATCH_QUEUE_URL }),
  views: {
    ledger: drizzleViewLedger(database),
    objects: s3ViewObjects(bucketService(process.env), env.CHUNK_BUCKET),
    packing: gzipPacking,
  },
  clock: systemClock,
  log: makeLog({ service }),
  settings: { deployment: env.DEPLOYMENT, resendAfterSeconds: env.RESEND_AFTER_SECONDS },
});
