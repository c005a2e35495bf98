import { createHash } from 'node:crypto';

/** Words hashed at once: a long list does not become one text. */
const slice = 8192;

/** What identifies a list: the SHA-256 of its words, one a line. */
export function hashWords(words: readonly string[]): string {
  const hash = createHash('sha256');
  for (let start = 0; start < words.length; start += slice) {
    hash.update(`${words.slice(start, start + slice).join('\n')}\n`);
  }
  return hash.digest('hex');
}
