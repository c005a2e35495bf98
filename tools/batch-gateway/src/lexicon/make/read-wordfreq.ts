import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import * as z from 'zod';
import { readMsgpack } from './read-msgpack.ts';

const cBpack = z.tuple([z.object({ format: z.literal('cB'), version: z.literal(1) })], z.array(z.string()));

/** The frequency of a word that makes up all of a text: once in every word, 9 on the Zipf scale. */
const wholeText = 900;

/**
 * Words of Latin letters and their Zipf frequencies in hundredths. The file holds, at place n from 0, the words whose
 * share of all text is n hundredths of a power of ten below 1.
 */
export const readWordfreq = (path: string): Map<string, number> => {
  const [, ...steps] = cBpack.parse(readMsgpack(gunzipSync(readFileSync(path))));
  const entries = steps.flatMap((words, step) => words.map((word) => [word, wholeText - step] as const));
  return new Map(entries.filter(([word]) => isWord(word)));
};

function isWord(text: string): boolean {
  return /^\p{Script=Latin}+(?:['-]\p{Script=Latin}+)*$/u.test(text);
}
