import { limits, toHundredths } from '@word-list/domain';
import type { ApiOperations, ListedWord, WordsPage } from '@word-list/domain/api/client';
import type { ListWord } from '@word-list/domain/word-sets';
import { formatCount } from '../../../local/src/product/count-text.ts';
import { ApiRefused } from '../../../local/src/product/errors.ts';
import { bodyOf } from '../../../local/src/product/open-api.ts';
import type { Given, Surroundings } from '../command.ts';
import { allPages } from './all-pages.ts';
import type { Api } from './connect.ts';

/** A word as the engine takes it, and as the API told it. */
export interface AskedWord extends ListWord {
  readonly listed: ListedWord;
}

/** The words of all pages. */
export interface AskedWords {
  readonly words: readonly AskedWord[];
  readonly revision: number;
  /** Of a random order: the one that was given, or drawn. */
  readonly seed: string | undefined;
}

type Query = NonNullable<ApiOperations['listWords']['request']['query']>;

/** Asks for all words that the options ask for, page by page: all there are, where rules leave fewer than `take`. */
export async function askWords(
  api: Api,
  { asked, fields }: { readonly asked: Given['options']; readonly fields: readonly string[] },
  around: Surroundings,
): Promise<AskedWords> {
  const query = { ...asked, fields: ['text', ...fields], limit: limits.pageWords } as Query;
  try {
    return await askPages(api, query, around);
  } catch (error) {
    const possible = possibleOf(error);
    if (possible === undefined) throw error;
    if (possible === 0) return { words: [], revision: 0, seed: undefined };
    return await askPages(api, { ...query, take: String(possible) }, around);
  } finally {
    around.console.progress('');
  }
}

async function askPages(
  { client, origin }: Api,
  query: Query,
  { console }: Surroundings,
): Promise<AskedWords> {
  const words: AskedWord[] = [];
  let last: WordsPage | undefined;
  console.progress(`Asking ${origin} …`);
  const pages = allPages(async (at) => bodyOf(await client.listWords({ query: { ...query, ...at } }), 200));
  for await (const page of pages) {
    for (const word of page.words) words.push(asListWord(word));
    console.progress(`${formatCount(words.length)} words from ${origin} · Ctrl-C stops`);
    last = page;
  }
  return { words, revision: last?.revision ?? 0, seed: last?.seed };
}

function asListWord(listed: ListedWord): AskedWord {
  const { text, types, scores } = listed;
  if (scores === undefined) return { text, types, listed };
  const hundredths = Object.entries(scores).map(([name, value]) => [name, toHundredths(value)]);
  return { text, types, scores: Object.fromEntries(hundredths) as ListWord['scores'], listed };
}

/** How many words keep the rules, where that are fewer than were asked for. */
function possibleOf(error: unknown): number | undefined {
  if (!(error instanceof ApiRefused) || error.type !== '/problems/sample-too-small') return undefined;
  const { possible } = error.fields;
  return typeof possible === 'number' ? possible : undefined;
}
