import { attributes, limits } from '@word-list/domain';
import { bodyOf } from '../../../local/src/product/open-api.ts';
import { formatCount } from '../../../local/src/product/count-text.ts';
import type { Surroundings } from '../command.ts';
import { asListWord, type AskedWord } from './ask-words.ts';
import type { Api } from './connect.ts';

const fields = ['types', ...attributes.map(({ name }) => name)].join(',');

/** What an API knows of these words, in their order; those that it does not know have no score. */
export async function askScores(
  { client, origin }: Api,
  texts: readonly string[],
  { console }: Pick<Surroundings, 'console'>,
): Promise<AskedWord[]> {
  const words: AskedWord[] = [];
  for (let start = 0; start < texts.length; start += limits.pageWords) {
    console.progress(`${formatCount(start)} of ${formatCount(texts.length)} words from ${origin} …`);
    const parameters = { order: 'given', fields, limit: String(limits.pageWords) };
    const sent = texts.slice(start, start + limits.pageWords);
    const body = { recipe: { recipe: 1, parameters }, words: sent } as const;
    const page = bodyOf(await client.sendWords({ body }), 200);
    words.push(...page.words.map(asListWord));
  }
  console.progress('');
  return words;
}
