import * as z from 'zod';

/** What this function is told by its stage. */
export const environment = z.object({
  CHUNK_BUCKET: z.string().min(1),
  QUERY_WORDS_QUEUE_URL: z.url(),
});

export type Environment = z.infer<typeof environment>;

/** Reads the environment; throws naming the variable that is missing. */
export const readEnv = (source: NodeJS.ProcessEnv): Environment => environment.parse(source);
