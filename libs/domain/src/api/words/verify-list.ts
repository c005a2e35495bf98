import * as z from 'zod';
import type { WordsState } from '../../ports/word-catalogue.ts';
import { filterWords, finishInSlices, type Conditions } from '../../word-sets/index.ts';
import { refuseWork, wholeOf, type FindWordsPorts } from './find-words.ts';
import { allConditions, lookUp } from './make-list.ts';
import { textsOfList } from './page-of-made.ts';
import { isSameAlgorithm, recipe, type Recipe } from './recipe.ts';
import { readSentList } from './sent-list.ts';
import { sentShape, sentWords } from './words-request.ts';
import type { WordsQuery } from './words-query.ts';

/** The body of `POST /api/verify`. */
export const verifyRequest = z
  .strictObject({
    recipe: recipe.meta({ description: 'The recipe, as an answer of `/api/words` gave it.' }),
    list: sentWords.meta({ description: 'The list that the recipe is said to make.' }),
    ...sentShape,
  })
  .meta({ id: 'VerifyRequest' });

const count = z.int().min(0);
const whole = z.strictObject({ words: count, sha256: z.string() });

/** The answer of `POST /api/verify`. */
export const listVerdict = z
  .strictObject({
    same: z.boolean().meta({ description: 'The recipe makes this very list now.' }),
    untouched: z.boolean().nullable().meta({
      description: 'The list is the one that the recipe was written for; null: it does not say.',
    }),
    drifted: z.boolean().nullable().meta({
      description: 'The recipe makes another list now than when it was written; null: it does not say.',
    }),
    epoch: z.string().meta({ description: 'Of the words database now; the recipe holds the one of then.' }),
    revision: count.meta({ description: 'Of the words now; the recipe holds the one of then.' }),
    algorithmChanged: z.boolean(),
    listsChanged: z
      .array(z.strictObject({ name: z.string(), then: whole, now: whole }))
      .meta({ description: 'The lists by which it is made, by name, that are not what they were then.' }),
    list: whole,
    made: whole.meta({ description: 'What the recipe makes now.' }),
    gone: z
      .strictObject({ count, some: z.array(z.strictObject({ text: z.string(), because: z.string() })) })
      .meta({
        description:
          'Words of the list that the recipe does not make now, and the filter that they do not pass; `unknown`: not stored; `order`: others come first or rules turn them away.',
      }),
    came: z
      .strictObject({ count, some: z.array(z.string()) })
      .meta({ description: 'Words that the recipe makes now and the list does not have.' }),
    moved: z.boolean().meta({ description: 'The same words in another order.' }),
  })
  .meta({ id: 'ListVerdict' });

/** What a verification says. */
export type ListVerdict = z.infer<typeof listVerdict>;

/** Changes of each kind that are named. */
const named = 50;

interface Verifying {
  readonly query: WordsQuery;
  readonly recipe: Recipe;
  readonly list: readonly string[];
  readonly state: WordsState;
}

/** Says whether a list is what its recipe makes now, and what has drifted. */
export async function verifyList(ports: FindWordsPorts, verifying: Verifying): Promise<ListVerdict> {
  const { query, recipe: of, state } = verifying;
  const list = (await readSentList(verifying.list, ports.pause)).words;
  const made = await textsOfList(ports, query, state).catch(refuseWork);
  const [own, now] = [wholeOf(list), wholeOf(made)];
  const [listed, there] = [new Set(list), new Set(made)];
  const gone = list.filter((text) => !there.has(text));
  const came = made.filter((text) => !listed.has(text));
  const same = own.sha256 === now.sha256;
  const then = of.sha256;
  return {
    same,
    untouched: then === undefined ? null : own.sha256 === then,
    drifted: then === undefined ? null : now.sha256 !== then,
    epoch: state.epoch,
    revision: Number(state.revision),
    algorithmChanged: !isSameAlgorithm(of),
    listsChanged: changedLists(of, query),
    list: own,
    made: now,
    gone: { count: gone.length, some: await explain(ports, query, gone.slice(0, named)) },
    came: { count: came.length, some: came.slice(0, named) },
    moved: !same && gone.length === 0 && came.length === 0,
  };
}

/** Lists that are in another state now than the recipe says. */
function changedLists(
  { lists: then = [] }: Recipe,
  { named: { states } }: WordsQuery,
): ListVerdict['listsChanged'] {
  return states.flatMap(({ name, ...now }) => {
    const before = then.find((list) => list.name === name);
    if (before === undefined || before.sha256 === now.sha256) return [];
    return [{ name, then: { words: before.words, sha256: before.sha256 }, now }];
  });
}

/** Why words are not in a list. */
async function explain(
  ports: FindWordsPorts,
  query: WordsQuery,
  gone: readonly string[],
): Promise<ListVerdict['gone']['some']> {
  const { filter, lists } = query;
  const all: Conditions = {
    ...allConditions(filter, lists),
    ...(lists.from && { list: new Set(lists.from) }),
  };
  const isStored = lists.from === undefined;
  const reasons: ListVerdict['gone']['some'] = [];
  for (const word of await lookUp(gone, ports)) {
    if (isStored && word.scores === undefined) {
      reasons.push({ text: word.text, because: 'unknown' });
      continue;
    }
    let because = 'order';
    for (const [name, conditions] of eachCondition(all)) {
      const work = filterWords([word], { conditions, language: ports.language });
      const { words } = await finishInSlices(work, ports);
      if (words.length > 0) continue;
      because = name;
      break;
    }
    reasons.push({ text: word.text, because });
  }
  return reasons;
}

/** Each by itself, scales one by one. */
function eachCondition({ scores = {}, ...others }: Conditions): [name: string, Conditions][] {
  return [
    ...Object.entries(others).map(([name, value]): [string, Conditions] => [name, { [name]: value }]),
    ...Object.entries(scores).map(([name, range]): [string, Conditions] => [
      name,
      { scores: { [name]: range } },
    ]),
  ];
}
