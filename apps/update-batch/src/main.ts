import { dynamoBatchStore, dynamoPromptStore, dynamoService } from '@word-list/adapters/dynamodb';
import { makeLog } from '@word-list/adapters/lambda';
import { openaiModelBatches } from '@word-list/adapters/openai';
import { systemClock } from '@word-list/adapters/runtime';
import { sqsService, sqsSender } from '@word-list/adapters/sqs';
import { ssmService, ssmParameters } from '@word-list/adapters/ssm';
import { readEnv } from './env.ts';
import { makeHandler } from './handler.ts';

const env = readEnv(process.env);
const apiKey = await ssmParameters(ssmService(process.env)).get(env.MODEL_API_KEY_PARAMETER);
const dynamodb = dynamoService(process.env);
const client = sqsService(process.env);

export const handler = makeHandler({
  batches: dynamoBatchStore({ client: dynamodb, name: env.BATCHES_TABLE }),
  prompts: dynamoPromptStore({ client: dynamodb, name: env.PROMPTS_TABLE }),
  model: openaiModelBatches({ baseURL: env.OPENAI_BASE_URL, apiKey }),
  wordsDecided: sqsSender({ client, queueUrl: env.UPDATE_WORDS_QUEUE_URL }),
  wordsAgain: sqsSender({ client, queueUrl: env.QUERY_WORDS_QUEUE_URL }),
  clock: systemClock,
  log: makeLog({ service: 'update-batch' }),
  prices: env.MODEL_PRICES,
  settings: { retryAfterSeconds: env.RETRY_AFTER_SECONDS },
});
