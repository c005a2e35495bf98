import { modelPricesText } from '@word-list/domain';
import * as z from 'zod';

const text = z.string().min(1);

/** What this function is told by its stage. */
export const environment = z.object({
  OPENAI_BASE_URL: z.url(),
  MODEL_API_KEY_PARAMETER: text,
  BATCHES_TABLE: text,
  PROMPTS_TABLE: text,
  MODEL_PRICES: modelPricesText,
  RETRY_AFTER_SECONDS: z.coerce.number().int().min(1),
  QUERY_WORDS_QUEUE_URL: z.url(),
  UPDATE_WORDS_QUEUE_URL: z.url(),
});

export type Environment = z.infer<typeof environment>;

/** Reads the environment; throws naming the variable that is missing. */
export const readEnv = (source: NodeJS.ProcessEnv): Environment => environment.parse(source);
