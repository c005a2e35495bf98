import * as z from 'zod';

const text = z.string().min(1);

/** What this function is told by its stage. */
export const environment = z.object({
  /** Name of the parameter that holds the database URL of the user `reader`. */
  DATABASE_URL_PARAMETER: text,
  /** Name of the parameter that holds the key of the cursors. */
  CURSOR_KEY_PARAMETER: text,
  /** The bucket that holds the lists. */
  CHUNK_BUCKET: text,
  /** Where clients reach the API, without a path. */
  API_ORIGIN: z.url(),
  /** Where operators sign in for the page; empty where they do not. */
  SIGN_IN_ORIGIN: z.url().or(z.literal('')),
  /** The client of the page there. */
  SIGN_IN_CLIENT: z.string(),
});

/** The parsed environment. */
export type Environment = z.infer<typeof environment>;

/** Reads the environment; throws naming the variable that is missing. */
export const readEnv = (source: NodeJS.ProcessEnv): Environment => environment.parse(source);
