import * as z from 'zod';
import type { WordsState } from '../../ports/word-catalogue.ts';
import type { WholeList } from './find-words.ts';
import { listParameters } from './words-parameters.ts';
import type { WordsQuery } from './words-query.ts';

/** Grows when the same words, parameters and seed would give another list. */
const algorithm = 1;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'is no SHA-256: 64 digits 0-9 and a-f');
const count = z.int().min(0);
const value = z.union([z.string().max(50_000), z.number(), z.boolean(), z.array(z.string()).max(1000)]);

/** How a list was made, so that anybody can make it again and see whether it is still the same. */
export const recipe = z
  .looseObject({
    recipe: z.literal(1).default(1).meta({ description: 'The form of recipes.' }),
    parameters: z
      .record(z.string(), value)
      .default({})
      .meta({ description: 'What was asked for, by the names and in the spelling of `GET /api/words`.' }),
    lists: z
      .array(z.strictObject({ name: z.string(), words: count, sha256 }))
      .max(100)
      .optional()
      .meta({
        description: 'The lists that it is made by; of those that were sent along the hash alone is kept.',
      }),
    algorithm: z.int().optional().meta({ description: 'Another number may make another list of the same.' }),
    view: z.string().optional().meta({ description: 'Whose scores: `served`, or what `judge` named.' }),
    epoch: z
      .string()
      .max(100)
      .optional()
      .meta({ description: 'Of the words database; between two epochs revisions cannot be compared.' }),
    revision: count.optional().meta({ description: 'Of the words that the list was made of.' }),
    words: count
      .optional()
      .meta({ description: 'How many the list has; absent where only a part was made.' }),
    sha256: sha256.optional().meta({ description: 'Of its words, one a line, in their order.' }),
  })
  .meta({ id: 'Recipe' });

/** How a list was made. */
export type Recipe = z.infer<typeof recipe>;

interface Made {
  readonly query: WordsQuery;
  readonly state: WordsState;
  readonly whole: WholeList | undefined;
}

/** The recipe of a list. */
export function writeRecipe({ query, state, whole }: Made): Recipe {
  const sent = query.lists.lists.map(({ name, words, sha256: hash }) => ({
    name,
    words: words.length,
    sha256: hash,
  }));
  const lists = [...new Map([...sent, ...query.named.states].map((list) => [list.name, list])).values()];
  return {
    recipe: 1,
    parameters: parametersOf(query),
    ...(lists.length > 0 && { lists }),
    algorithm,
    view: query.given.judge === undefined ? 'served' : spell(query.given.judge),
    epoch: state.epoch,
    revision: Number(state.revision),
    ...whole,
  };
}

/** Whether this release makes lists as that of the recipe did. */
export function isSameAlgorithm(of: Recipe): boolean {
  return of.algorithm === undefined || of.algorithm === algorithm;
}

/** The parameters that make the list, spelled as in a URL; with the seed that was drawn, and the order that was meant. */
export function parametersOf({ given, seed, orderName }: WordsQuery): Record<string, string> {
  const { randomCount, randomSeed: _, ...named } = given;
  const values: Readonly<Record<string, unknown>> = {
    ...named,
    ...(randomCount !== undefined && randomCount > 0 && { take: String(randomCount) }),
    order: orderName,
    seed,
  };
  const names = Object.keys(listParameters.shape).filter((name) => values[name] !== undefined);
  return Object.fromEntries(names.map((name) => [name, spell(values[name])]));
}

/** Count and hash of a list, as `was` takes them. */
export function shortHashOf({ words, sha256: hash }: WholeList): string {
  return `${words}.${hash.slice(0, 8)}`;
}

function spell(given: unknown): string {
  return Array.isArray(given) ? given.map(String).join(',') : String(given);
}
