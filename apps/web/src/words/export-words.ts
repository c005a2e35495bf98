import { limits } from '@word-list/domain/vocabulary';
import { diceNumbers } from '@word-list/domain/word-sets';
import { ask, bodyOf } from '../api/ask.ts';
import type { Choice } from '../choice/choice.ts';
import { wordsQuery } from '../choice/query.ts';

/** All words of a choice, page by page. */
export async function fetchAllWords(of: Choice): Promise<string[]> {
  const words: string[] = [];
  let cursor: string | undefined;
  do {
    const query = {
      ...wordsQuery(of),
      format: 'json' as const,
      fields: ['text'] as const,
      limit: limits.pageWords,
      ...(cursor !== undefined && { cursor }),
    };
    const page = bodyOf(await ask().listWords({ query }), 200);
    for (const { text } of page.words) words.push(text);
    cursor = page.next;
  } while (cursor !== undefined);
  return words;
}

/** Words with the throw of dice that each stands for: `11111`, a tab, the word. */
export function numberWords(words: readonly string[], sides: number): string {
  const { numberOf } = diceNumbers(words.length, sides);
  return words.map((word, place) => `${numberOf(place)}\t${word}\n`).join('');
}

/** Hands a text to the reader as a file. */
export function saveText(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
