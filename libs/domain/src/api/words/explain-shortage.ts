import {
  finishInSlices,
  liftEach,
  mostWords,
  ruleNames,
  WorkRefused,
  type ListWord,
} from '../../word-sets/index.ts';
import { attributes, type AttributeName } from '../../scoring/attributes.ts';
import { RequestRefused } from '../http/request-refused.ts';
import {
  gather,
  makeList,
  setRequestOf,
  universeOf,
  type MadeList,
  type MakeListPorts,
  type Universe,
} from './make-list.ts';
import { readFilter } from './read-filter.ts';
import type { WordsParameters } from './words-parameters.ts';
import type { WordsQuery } from './words-query.ts';

/** What leaving out one filter or rule would bring. */
interface Lifting {
  readonly without: string;
  readonly possible: number;
}

interface Gathered extends Universe {
  readonly words: readonly ListWord[];
}

/**
 * Says why a list is too short: how many words there are in this order, how many at most in any, where that can be
 * told, and what leaving out each filter or rule would bring, up to what was asked for, the most first. A trial
 * that would take more than its share of the work is left out.
 */
export async function explainShortage(
  ports: MakeListPorts,
  query: WordsQuery,
  { possible }: MadeList,
): Promise<RequestRefused> {
  const universe = await universeOf(ports, query);
  const from = { ...universe, words: await gather(universe.words, ports) };
  const liftings = await liftAll(ports, query, from);
  const most = await countMost(ports, query, from);
  const helps = liftings.filter((lifting) => lifting.possible > possible);
  const [best] = helps;
  const advice = best === undefined ? '' : `; without ${best.without} there would be ${best.possible}`;
  const of = query.split === undefined ? '' : ' of each part';
  return new RequestRefused(
    'sample-too-small',
    `only ${possible} words${of} in this order pass the filters and keep the rules, ${query.take ?? 0} were asked for${advice}`,
    { fields: { possible, ...(most !== undefined && { most }), lifting: helps } },
  );
}

/** Undefined where it cannot be told: under several rules, and in parts. */
async function countMost(
  ports: MakeListPorts,
  query: WordsQuery,
  { words, conditions }: Gathered,
): Promise<number | undefined> {
  if (query.split !== undefined || conditions !== undefined) return undefined;
  return finishInSlices(mostWords(words, setRequestOf(ports, query)), ports);
}

async function liftAll(
  ports: MakeListPorts,
  query: WordsQuery,
  { words, conditions, order }: Gathered,
): Promise<Lifting[]> {
  const filters = query.lists.from === undefined ? filtersIn(query.given) : [];
  // All trials together may take as much work as the list itself.
  const share = Math.ceil(ports.workBudget / (filters.length + ruleNames.length));
  const modest = { ...ports, workBudget: share };
  const request = { ...setRequestOf(modest, query), order, conditions: conditions ?? {} };
  const found: Lifting[] = [];
  for (const lifted of await finishInSlices(liftEach(words, request), ports)) {
    found.push({ without: lifted.lifted, possible: lifted.possible });
  }
  for (const without of filters) {
    const possible = await possibleWithout(modest, query, without);
    if (possible !== undefined) found.push({ without, possible });
  }
  return found.sort((one, other) => other.possible - one.possible);
}

/** Undefined where it takes too much work. */
async function possibleWithout(
  ports: MakeListPorts,
  query: WordsQuery,
  without: FilterName,
): Promise<number | undefined> {
  const filter = readFilter(lift(query.given, without), query.named.filter);
  try {
    return (await makeList(ports, { ...query, filter, sortName: 'given' })).possible;
  } catch (error) {
    if (error instanceof WorkRefused) return undefined;
    throw error;
  }
}

const plainFilters = ['text', 'letters', 'types', 'notTypes', 'mainType', 'forms', 'not'] as const;

type FilterName = AttributeName | 'length' | (typeof plainFilters)[number];

/** The parameters that give each filter: its own, and the older ways to write it. */
const parametersOf = new Map<FilterName, readonly (keyof WordsParameters)[]>([
  ...attributes.map(({ name }) => [name, [name, `${name}Min`, `${name}Max`]] as const),
  ['length', ['length', 'minLength', 'maxLength']],
  ...plainFilters.map((name) => [name, [name]] as const),
]);

/** The filters that were given, in whatever way. */
function filtersIn(given: WordsParameters): FilterName[] {
  return [...parametersOf].flatMap(([name, parameters]) =>
    parameters.some((parameter) => given[parameter] !== undefined) ? [name] : [],
  );
}

function lift(given: WordsParameters, without: FilterName): WordsParameters {
  const lifted = parametersOf.get(without) ?? [];
  return { ...given, ...Object.fromEntries(lifted.map((parameter) => [parameter, undefined])) };
}
