import { limits } from '@word-list/domain/vocabulary';
import { diceNumbers } from '@word-list/domain/asking';
import { ask, bodyOf } from '../api/ask.ts';
import type { Choice } from '../choice/choice.ts';
import { wordsQuery } from '../choice/query.ts';
import { askPage } from './ask-page.ts';
import { figure } from '../figures.ts';

/** All words of a choice, page by page. */
export async function fetchAllWords(of: Choice): Promise<string[]> {
  const words: string[] = [];
  let cursor: string | undefined;
  do {
    const query = { ...textsQuery(of, limits.pageWords), ...(cursor !== undefined && { cursor }) };
    const page = await askPage(of, query);
    for (const { text } of page.words) words.push(text);
    cursor = page.next;
  } while (cursor !== undefined);
  return words;
}

/** What makes the list of a choice again, and proves that it is the same: its recipe, with whose scores these are. */
export async function fetchRecipe(of: Choice): Promise<string> {
  const { recipe } = await askPage(of, textsQuery(of, 1));
  const { judges } = bodyOf(await ask().listJudges({}), 200);
  const credits = judges.filter(({ rank, words }) => rank !== null && words > 0).map(({ id }) => id);
  return `${JSON.stringify({ ...recipe, from: location.origin, credits }, undefined, 2)}\n`;
}

/** One line that says where a list comes from. */
export function creditLine(words: number, address: string): string {
  return `${figure(words)} words chosen with Word List: ${address}`;
}

/** The command that gives the list of a choice in a terminal. */
export function commandOf(of: Choice): string {
  const flags = Object.entries(wordsQuery(of)).map(([name, value]) => {
    const flag = `--${name.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`)}`;
    const text = String(value);
    if (text === '') return flag;
    return /^[\w.,:/-]+$/u.test(text)
      ? `${flag}=${text}`
      : `${flag}='${text.replaceAll("'", String.raw`'\''`)}'`;
  });
  return `wordlist words ${flags.join(' ')} --api=${location.origin}`;
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

function textsQuery(of: Choice, limit: number) {
  return { ...wordsQuery(of), format: 'json' as const, fields: ['text'] as const, limit };
}
