import * as z from 'zod';

const text = z.string().min(1);

/** What this function is told by its stage. */
export const environment = z.object({
  DATABASE_URL_PARAMETER: text,
  SOURCES_TABLE: text,
  CHUNK_BUCKET: text,
  PROCESS_SOURCE_CHUNK_QUEUE_URL: z.url(),
  /** One exact origin that may be read although it is not public. Only the one-machine stack sets it. */
  LOCAL_SOURCE_ORIGIN: z.url().optional(),
  /** The most words that are asked for together. Only the one-machine stack sets it, for slow models. */
  WORDS_PER_PART: z.coerce.number().int().min(1).optional(),
});

export type Environment = z.infer<typeof environment>;

/** Reads the environment; throws naming the variable that is missing. */
export const readEnv = (source: NodeJS.ProcessEnv): Environment => environment.parse(source);
