import { modelPricesText } from '@word-list/domain';
import * as z from 'zod';

const text = z.string().min(1);

/** What this function is told by its stage. */
export const environment = z.object({
  /** Name of the parameter that holds the database URL of the user `writer`. */
  DATABASE_URL_PARAMETER: text,
  /** Name of the parameter that holds the key of the cursors. */
  CURSOR_KEY_PARAMETER: text,
  SOURCES_TABLE: text,
  /** The bucket that holds the lists. */
  CHUNK_BUCKET: text,
  UPLOAD_SOURCE_CHUNKS_QUEUE_URL: z.url(),
  /** The model that is asked when a run names none. */
  MODEL_NAME: text,
  /** Prices by model, in US dollars per million tokens, as JSON. */
  MODEL_PRICES: modelPricesText,
  /** One exact origin that sources may be read from although it is not public. Set on one machine only. */
  LOCAL_SOURCE_ORIGIN: z.url().optional(),
});

/** The parsed environment. */
export type Environment = z.infer<typeof environment>;

/** Reads the environment; throws naming the variable that is missing. */
export const readEnv = (source: NodeJS.ProcessEnv): Environment => environment.parse(source);
