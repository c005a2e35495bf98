import { limits, toHundredths } from '@word-list/domain';
import type { ApiOperations, ListedWord, WordsPage } from '@word-list/domain/api/client';
import type { ListWord } from '@word-list/domain/word-sets';
import * as z from 'zod';
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

/** A list that an API knows, in one state. */
export interface KnownList {
  readonly name: string;
  readonly words: number;
  readonly sha256: string;
}

/** The words of all pages. */
export interface AskedWords {
  readonly words: readonly AskedWord[];
  readonly revision: number;
  /** Of the words database; an API of a release before this one names none. */
  readonly epoch: string | undefined;
  /** The lists that it asked by, with their SHA-256. */
  readonly lists: readonly KnownList[] | undefined;
  /** Of a random order: the one that was given, or drawn. */
  readonly seed: string | undefined;
  /** What would bring more words, where there are fewer than were asked for and the API could tell. */
  readonly helps?: readonly { readonly lifted: string; readonly possible: number }[];
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
    if (!(error instanceof ApiRefused) || error.type !== '/problems/sample-too-small') throw error;
    const shortage = readShortage(error.fields);
    if (shortage.possible === 0)
      return {
        words: [],
        revision: 0,
        epoch: undefined,
        lists: undefined,
        seed: undefined,
        helps: shortage.helps,
      };
    const found = await askPages(api, { ...query, take: String(shortage.possible) }, around);
    return { ...found, helps: shortage.helps };
  } finally {
    around.console.progress('');
  }
}

/** A word of an answer as the engine takes it. */
export function asListWord(listed: ListedWord): AskedWord {
  const { text, types, scores } = listed;
  if (scores === undefined) return { text, types, listed };
  const hundredths = Object.entries(scores).map(([name, value]) => [name, toHundredths(value)]);
  return { text, types, scores: Object.fromEntries(hundredths) as ListWord['scores'], listed };
}

const shortageFields = z.object({
  possible: z.int(),
  lifting: z.array(z.object({ without: z.string(), possible: z.int() })).default([]),
});

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
  const { revision = 0, seed, recipe } = last ?? {};
  return { words, revision, epoch: recipe?.epoch, lists: recipe?.lists, seed };
}

/** How many words keep the rules, where that are fewer than were asked for, and what would bring more. */
function readShortage(fields: Readonly<Record<string, unknown>>) {
  const { possible, lifting } = shortageFields.parse(fields);
  return {
    possible,
    helps: lifting.map((lifted) => ({ lifted: lifted.without, possible: lifted.possible })),
  };
}
