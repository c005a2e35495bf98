import { finishInSlices, liftEach, mostWords, WorkRefused } from '../../word-sets/index.ts';
import { attributes } from '../../scoring/attributes.ts';
import { RequestRefused } from '../http/request-refused.ts';
import {
  gather,
  makeList,
  setRequestOf,
  universeOf,
  type MadeList,
  type MakeListPorts,
} from './make-list.ts';
import { readFilter } from './read-filter.ts';
import type { WordsParameters } from './words-parameters.ts';
import type { WordsQuery } from './words-query.ts';

/** What leaving out one filter or rule would bring. */
interface Lifting {
  readonly without: string;
  readonly possible: number;
}

/**
 * Says why a list is too short: how many words there are in this order, how many there are at most in any, where that
 * can be told, and what leaving out each filter or rule would bring, up to what was asked for, the most first. What
 * would take more than its share of the work is not said.
 */
export async function explainShortage(
  ports: MakeListPorts,
  query: WordsQuery,
  { possible }: MadeList,
): Promise<RequestRefused> {
  const [liftings, most] = [await liftAll(ports, query), await countMost(ports, query)];
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
async function countMost(ports: MakeListPorts, query: WordsQuery): Promise<number | undefined> {
  const { words, conditions } = await universeOf(ports, query);
  if (query.split !== undefined || conditions !== undefined) return undefined;
  return finishInSlices(mostWords(words, setRequestOf(ports, query)), ports);
}

async function liftAll(ports: MakeListPorts, query: WordsQuery): Promise<Lifting[]> {
  const filters = query.lists.from === undefined ? filtersIn(query.given) : [];
  const { words, conditions, order } = await universeOf(ports, query);
  // All trials together may take as much work as the list itself.
  const share = Math.ceil(ports.workBudget / Math.max(1, filters.length + mostRules));
  const modest = { ...ports, workBudget: share };
  const request = { ...setRequestOf(modest, query), order, conditions: conditions ?? {} };
  const found: Lifting[] = [];
  for (const lifted of await finishInSlices(liftEach(await gather(words, ports), request), ports)) {
    found.push({ without: lifted.lifted, possible: lifted.possible });
  }
  for (const without of filters) {
    const possible = await possibleWithout(modest, query, without);
    if (possible !== undefined) found.push({ without, possible });
  }
  return found.sort((one, other) => other.possible - one.possible);
}

/** Rules that one request can ask for. */
const mostRules = 9;

/** Undefined where it takes too much work. */
async function possibleWithout(
  ports: MakeListPorts,
  query: WordsQuery,
  without: string,
): Promise<number | undefined> {
  const filter = readFilter(lift(query.given, without), query.named.filter);
  try {
    return (await makeList(ports, { ...query, filter, sortName: 'given' })).possible;
  } catch (error) {
    if (error instanceof WorkRefused) return undefined;
    throw error;
  }
}

const scaleNames = attributes.map(({ name }) => name);
const plainFilters = ['length', 'text', 'letters', 'types', 'notTypes', 'mainType', 'forms', 'not'] as const;

/** The filters that were given, an older way to write one by the name of today. */
function filtersIn(given: WordsParameters): string[] {
  const names = [...scaleNames, ...plainFilters];
  return names.filter((name) => olderNames(name).some((own) => given[own] !== undefined));
}

function lift(given: WordsParameters, without: string): WordsParameters {
  return { ...given, ...Object.fromEntries(olderNames(without).map((name) => [name, undefined])) };
}

function olderNames(name: string): (keyof WordsParameters)[] {
  const older = name === 'length' ? ['minLength', 'maxLength'] : [`${name}Min`, `${name}Max`];
  return [name, ...older] as (keyof WordsParameters)[];
}
