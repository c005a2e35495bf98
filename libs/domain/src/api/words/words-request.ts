import * as z from 'zod';
import { InvalidInput } from '../../errors.ts';
import { limits } from '../../limits.ts';
import { readParameters } from '../http/read-parameters.ts';
import type { SentList } from './asked-lists.ts';
import { recipe, type Recipe } from './recipe.ts';
import { readSentList } from './sent-list.ts';
import { wordsParameters, type WordsParameters } from './words-parameters.ts';

/** Words that are sent along. */
export const sentWords = z.array(z.string()).max(limits.sentWords);

/** What may be sent along with a recipe. */
export const sentShape = {
  words: sentWords.optional().meta({
    description: 'The words to choose from, instead of all that are stored: a list for `list`.',
  }),
  lists: z.array(sentWords).max(10).optional().meta({
    description: 'Lists that `list`, `inAll`, `notList` and `has` name by their hash, as in `~9f2c41ab`.',
  }),
};

/** The body of `POST /api/words`. */
export const wordsRequest = z
  .strictObject({
    recipe: recipe.prefault({}).meta({ description: 'A recipe, of which `parameters` are enough.' }),
    ...sentShape,
  })
  .meta({ id: 'WordsRequest' });

/** The body of `POST /api/words`. */
export type WordsRequest = z.infer<typeof wordsRequest>;

/** The lists that were sent along; `words` is the one to choose from. */
export interface Sent {
  readonly lists: readonly SentList[];
  readonly words: SentList | undefined;
}

/** Reads what was sent along, in slices. Throws InvalidInput for more words than one request may bring. */
export async function sentLists(
  { words, lists = [] }: Pick<WordsRequest, 'words' | 'lists'>,
  pause: () => Promise<void>,
): Promise<Sent> {
  const count = lists.reduce((sum, { length }) => sum + length, words?.length ?? 0);
  if (count > limits.sentWords) {
    throw new InvalidInput('lists', `hold ${count} words, at most ${limits.sentWords} can be sent along`);
  }
  const own = words && (await readSentList(words, pause));
  const others: SentList[] = [];
  for (const list of lists) others.push(await readSentList(list, pause));
  return { words: own, lists: [...(own ? [own] : []), ...others] };
}

/**
 * The parameters of a recipe as values. Throws InvalidInput as a URL with these parameters would; words that were sent
 * along are their list, unless they name one.
 */
export function readParametersOf(of: Recipe, { words }: Sent): WordsParameters {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(of.parameters)) search.append(name, spell(value));
  const given = readParameters(wordsParameters, search.toString());
  return words === undefined || given.list !== undefined ? given : { ...given, list: [words.name] };
}

function spell(value: Recipe['parameters'][string]): string {
  return Array.isArray(value) ? value.join(',') : String(value);
}
