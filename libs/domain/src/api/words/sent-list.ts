import { limits } from '../../limits.ts';
import { canonicalForm, isWord } from '../../words/canonical-form.ts';
import type { SentList } from './asked-lists.ts';
import { hashWords } from './hash-words.ts';

/** A list as it was sent, and what of it is no part of it. */
export interface ReadSentList extends SentList {
  readonly repeats: number;
  /** Texts that are no words. */
  readonly rejected: number;
}

/** Texts that are read between two pauses. */
const slice = 2000;

/** Reads texts that were sent along as a source of words is read: each in its one form, once, in order. */
export async function readSentList(
  texts: readonly string[],
  pause: () => Promise<void>,
): Promise<ReadSentList> {
  const words = new Set<string>();
  let rejected = 0;
  for (const [at, text] of texts.entries()) {
    const word = text.length > mostUnits ? '' : canonicalForm(text);
    if (isWord(word) && [...word].length <= limits.wordCodePoints) words.add(word);
    else rejected += 1;
    if (at % slice === slice - 1) await pause();
  }
  const list = [...words];
  const sha256 = hashWords(list);
  const repeats = texts.length - rejected - list.length;
  return { name: nameOfList(sha256), sha256, words: list, repeats, rejected };
}

/** No word is so long, in any spelling. */
const mostUnits = 1000;

/** How parameters name a list of this SHA-256. */
export function nameOfList(sha256: string): string {
  return `~${sha256.slice(0, 8)}`;
}
