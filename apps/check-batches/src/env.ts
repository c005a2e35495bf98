import * as z from 'zod';

const text = z.string().min(1);

/** What this function is told by its stage. */
export const environment = z.object({
  DATABASE_URL_PARAMETER: text,
  OPENAI_BASE_URL: z.url(),
  MODEL_API_KEY_PARAMETER: text,
  DEPLOYMENT: text,
  BATCHES_TABLE: text,
  PROMPTS_TABLE: text,
  /** The bucket that holds published views. */
  CHUNK_BUCKET: text,
  UPLOAD_SOURCE_CHUNKS_QUEUE_URL: z.url(),
  PROCESS_SOURCE_CHUNK_QUEUE_URL: z.url(),
  QUERY_WORDS_QUEUE_URL: z.url(),
  UPDATE_BATCH_QUEUE_URL: z.url(),
  RESEND_AFTER_SECONDS: z.coerce.number().int().min(1),
});

export type Environment = z.infer<typeof environment>;

/** Reads the environment; throws naming the variable that is missing. */
export const readEnv = (source: NodeJS.ProcessEnv): Environment => environment.parse(source);
