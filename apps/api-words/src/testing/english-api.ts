import { apiCaller } from '@word-list/adapters/http-api/testing';
import type { WordCatalogue } from '@word-list/domain';
import { memoryChunkStore, recordingLog } from '@word-list/domain/testing';
import { makeEnglish } from '@word-list/domain/word-sets/english';
import { makeHandler } from '../handler.ts';

/** What a process of its own is to make. */
export interface Lists {
  /** In the order in which they are stored. */
  readonly texts: readonly string[];
  readonly recipes: readonly unknown[];
}

const language = makeEnglish();

/** The API on these words, with the English that is deployed. */
export const englishApi = (catalogue: WordCatalogue) =>
  apiCaller(
    makeHandler({
      objects: memoryChunkStore(),
      catalogue,
      log: recordingLog(),
      language,
      cursorKey: 'a key',
      origin: 'https://words.example',
      drawSeed: () => 'drawn',
    }),
  );

/** The list of a recipe, as it is downloaded. */
export const bytesOf = async (call: ReturnType<typeof englishApi>, recipe: unknown): Promise<string> => {
  const headers = { accept: 'text/plain' };
  const reply = await call({ method: 'POST', url: '/api/words', headers, body: { recipe } });
  if (reply.status !== 200) throw new Error(`${reply.status}: ${reply.text}`);
  return reply.text;
};
