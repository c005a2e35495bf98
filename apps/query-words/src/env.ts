import { modelPricesText } from '@word-list/domain';
import * as z from 'zod';

const text = z.string().min(1);
const seconds = z.coerce.number().int().min(1);

/** What this function is told by its stage. */
export const environment = z.object({
  DATABASE_URL_PARAMETER: text,
  OPENAI_BASE_URL: z.url(),
  MODEL_API_KEY_PARAMETER: text,
  DEPLOYMENT: text,
  BATCHES_TABLE: text,
  PROMPTS_TABLE: text,
  MODEL_PRICES: modelPricesText,
  /** How long one copy has the right to create a batch: its requests end two seconds earlier. */
  SUBMIT_LEASE_SECONDS: seconds,
  /** Until what the provider refused is tried again; doubles with each refusal. */
  RETRY_AFTER_SECONDS: seconds,
});

export type Environment = z.infer<typeof environment>;

/** Reads the environment; throws naming the variable that is missing. */
export const readEnv = (source: NodeJS.ProcessEnv): Environment => environment.parse(source);
