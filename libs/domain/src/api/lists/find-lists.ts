import { DatabaseUnavailable, InvalidInput } from '../../errors.ts';
import { namedWords, type NamedWords, type WordList } from '../../lists/word-list.ts';
import type { WordCatalogue, WordFilter } from '../../ports/word-catalogue.ts';
import { compareText } from '../../words/compare-text.ts';
import type { SentList } from '../words/asked-lists.ts';
import type { FilterParameters } from '../words/filter-parameters.ts';
import type { ListReader } from './list-reader.ts';

export interface FindListsPorts {
  readonly catalogue: Pick<WordCatalogue, 'lists' | 'state'>;
  readonly lists: ListReader;
}

const parameters = ['list', 'inAll', 'notList', 'has'] as const;

type Parameter = (typeof parameters)[number];
type Given = Pick<FilterParameters, Parameter>;

/** The lists that a request names, except those that it sends along and names by their hash. */
export interface NamedLists {
  /** What the catalogue filters by. */
  readonly filter: Pick<WordFilter, 'inLists' | 'notInLists'>;
  /** Lists that are treated as if they had been sent along. */
  readonly sent: readonly SentList[];
  /** The parameters that are left: names of lists that were sent along, or are treated as if. */
  readonly left: Given;
  /** All of them: which state of each list was read. */
  readonly states: readonly ListState[];
}

/** Which words a list has. */
export interface ListState {
  readonly name: string;
  readonly words: number;
  readonly sha256: string;
}

export const noLists: NamedLists = { filter: {}, sent: [], left: {}, states: [] };

/**
 * Finds the lists that a request names. Where they are is looked up once, so that all of an answer is made with one state of
 * each list. Throws InvalidInput for names of nothing, and DatabaseUnavailable.
 */
export async function findLists(given: Given, ports: FindListsPorts): Promise<NamedLists> {
  const names = parameters.flatMap((parameter) => given[parameter] ?? []);
  if (names.every(isSent)) return noLists;
  try {
    return await findAll(given, ports);
  } catch (error) {
    // A list may be younger than what is known of lists; or its object was replaced after the look at its row.
    if (!(error instanceof InvalidInput || error instanceof DatabaseUnavailable)) throw error;
    await ports.catalogue.state({ now: true });
    return findAll(given, ports);
  }
}

async function findAll(given: Given, { catalogue, lists }: FindListsPorts): Promise<NamedLists> {
  const known = await catalogue.lists();
  const read = (parameter: Parameter, names: readonly string[]): Promise<NamedList[]> =>
    Promise.all(
      names.map(async (name) => {
        const list = findList(known, name, parameter);
        return { name, list, words: await lists.wordsOf(list) };
      }),
    );
  const stored = (parameter: Parameter): string[] => (given[parameter] ?? []).filter((name) => !isSent(name));
  const isMixed = given.list?.some(isSent) === true;
  const any = await read('list', stored('list'));
  const [all, none] = [await read('inAll', stored('inAll')), await read('notList', stored('notList'))];
  const held = await read('has', stored('has'));
  const inLists = [...(isMixed || any.length === 0 ? [] : [united(any)]), ...all.map(wordsOf)];
  const sentOnly = (parameter: Parameter): string[] | undefined => {
    const names = given[parameter]?.filter(isSent);
    return names?.length === 0 ? undefined : names;
  };
  return {
    filter: {
      ...(inLists.length > 0 && { inLists }),
      ...(none.length > 0 && { notInLists: none.map(wordsOf) }),
    },
    sent: [...(isMixed ? any : []), ...held].map(({ name, list: { sha256 }, words }) => ({
      name,
      sha256,
      words,
    })),
    left: {
      list: isMixed ? given.list : undefined,
      inAll: sentOnly('inAll'),
      notList: sentOnly('notList'),
      has: given.has,
    },
    states: [...any, ...all, ...none, ...held].map(stateOf),
  };
}

interface NamedList {
  readonly name: string;
  readonly list: WordList;
  readonly words: readonly string[];
}

function stateOf({ name, list: { words, sha256 } }: NamedList): ListState {
  return { name, words, sha256 };
}

/** Named by its hash: a list of the request's own. */
function isSent(name: string): boolean {
  return name.startsWith('~');
}

/** By name, or by the id of its source. */
function findList(known: readonly WordList[], name: string, parameter: string): WordList {
  const shown = known.filter(({ isPublic }) => isPublic);
  const named = shown.filter((list) => list.name === name || list.source === name);
  const [list, another] = named;
  if (list === undefined) throw new InvalidInput(parameter, `there is no list ${JSON.stringify(name)}`);
  if (another !== undefined) {
    const ids = named.map(({ source }) => source).join(', ');
    throw new InvalidInput(
      parameter,
      `${JSON.stringify(name)} is the name of several lists: give an id (${ids})`,
    );
  }
  return list;
}

function wordsOf({ list, words }: NamedList): NamedWords {
  return namedWords(list.source, words);
}

function united(lists: readonly NamedList[]): NamedWords {
  const [only] = lists;
  if (only !== undefined && lists.length === 1) return wordsOf(only);
  const words = [...new Set(lists.flatMap(({ words: own }) => own))].sort(compareText);
  return namedWords(lists.map(({ list }) => list.source).join('|'), words);
}
