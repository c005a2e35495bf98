import { dynamoBatchStore, dynamoPromptStore, dynamoService } from '@word-list/adapters/dynamodb';
import { makeLog } from '@word-list/adapters/lambda';
import { openaiModelBatches } from '@word-list/adapters/openai';
import { systemClock } from '@word-list/adapters/runtime';
import { ssmService, ssmParameters } from '@word-list/adapters/ssm';
import { drizzleClaimLedger, drizzleRunStore, openDatabase } from '@word-list/db';
import { readEnv } from './env.ts';
import { makeHandler } from './handler.ts';

const service = 'query-words';
const env = readEnv(process.env);
const parameters = ssmParameters(ssmService(process.env));
const database = openDatabase(await parameters.get(env.DATABASE_URL_PARAMETER), {
  max: 2,
  applicationName: service,
});
const dynamodb = dynamoService(process.env);

export const handler = makeHandler({
  runs: drizzleRunStore(database),
  ledger: drizzleClaimLedger(database),
  batches: dynamoBatchStore({ client: dynamodb, name: env.BATCHES_TABLE }),
  prompts: dynamoPromptStore({ client: dynamodb, name: env.PROMPTS_TABLE }),
  model: openaiModelBatches({
    baseURL: env.OPENAI_BASE_URL,
    apiKey: await parameters.get(env.MODEL_API_KEY_PARAMETER),
  }),
  clock: systemClock,
  log: makeLog({ service }),
  prices: env.MODEL_PRICES,
  settings: {
    deployment: env.DEPLOYMENT,
    leaseSeconds: env.SUBMIT_LEASE_SECONDS,
    retryAfterSeconds: env.RETRY_AFTER_SECONDS,
  },
});
