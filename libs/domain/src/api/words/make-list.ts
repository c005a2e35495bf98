import { limits } from '../../limits.ts';
import type { WordCatalogue, WordFilter } from '../../ports/word-catalogue.ts';
import { attributes, type AttributeName } from '../../scoring/attributes.ts';
import { toHundredths } from '../../words/hundredths.ts';
import type { ScoredWord } from '../../words/scored-word.ts';
import {
  finishInSlices,
  makeSet,
  pickSet,
  type Conditions,
  type Language,
  type ListWord,
  type MadeSet,
  type SetRequest,
} from '../../word-sets/index.ts';
import { present } from './present.ts';
import type { WordsQuery } from './words-query.ts';

/** What lists are made with. */
export interface MakeListPorts {
  readonly catalogue: WordCatalogue;
  /** Tells lemmas, forms, sounds and pairs. */
  readonly language: Language;
  /** Lets other requests run; called every few milliseconds of work. */
  readonly pause: () => Promise<void>;
  /** Steps of work that one request may take. */
  readonly workBudget: number;
}

/** A list that the engine made. */
export interface MadeList {
  /** Texts, as they are printed. */
  readonly parts: readonly (readonly string[])[];
  readonly possible: number;
  readonly balance: MadeSet['balance'];
  readonly choice: MadeSet['choice'];
  /** Words that pass all filters; undefined where the catalogue counts them. */
  readonly passed: number | undefined;
  /** Words that were sent along and are not stored. */
  readonly unknown: number | undefined;
}

/** What a list is chosen from: words that are in order and have passed the filters, or still have to. */
export interface Universe {
  readonly words: Iterable<ListWord>;
  /** What words still have to meet; undefined where nothing is left to ask. */
  readonly conditions: Conditions | undefined;
  readonly order: SetRequest['order'];
  readonly unknown?: number;
}

/** Whether the engine makes the list: the catalogue alone can filter, order and take. */
export function isMade({ rules, split, lists }: WordsQuery): boolean {
  return [rules, split, lists.from, ...Object.values(lists.conditions)].some((part) => part !== undefined);
}

/** Makes a list, of at most `take` words a part. Throws WorkRefused. */
export async function makeList(
  ports: MakeListPorts,
  query: WordsQuery,
  take = query.take,
): Promise<MadeList> {
  const universe = await universeOf(ports, query);
  const request = { ...setRequestOf(ports, query), take, order: universe.order };
  const { words, conditions, unknown } = universe;
  if (conditions === undefined) {
    const set = await finishInSlices(pickSet(words, request), ports);
    return { ...viewSet(set), passed: undefined, unknown };
  }
  const all = await gather(words, ports);
  const set = await finishInSlices(makeSet(all, { ...request, conditions }), ports);
  const leftOut = Object.values(set.leftOut).reduce((sum, count) => sum + count, 0);
  return { ...viewSet(set), passed: all.length - leftOut, unknown };
}

/** What the engine is asked beside the words, their filters and their order. */
export function setRequestOf(
  { language, workBudget }: MakeListPorts,
  query: WordsQuery,
): Omit<SetRequest, 'conditions' | 'order'> {
  const { split, hold, rules = {}, take, sortName, seed } = query;
  return { split, hold, rules, take, sort: sortName, seed, language, budget: workBudget };
}

/** What the list is chosen from. */
export async function universeOf(ports: MakeListPorts, query: WordsQuery): Promise<Universe> {
  const { filter, lists, order, orderName } = query;
  if (lists.from !== undefined) {
    const words = await lookUp(lists.from, ports);
    const unknown = words.filter(({ scores }) => scores === undefined).length;
    return { words, conditions: allConditions(filter, lists), order: orderName, unknown };
  }
  // readWordsQuery refuses this order where no list was sent.
  if (order === 'given') throw new Error('only a list that was sent has an order of its own');
  const asked = {
    filter,
    order,
    limit: limits.takenWords,
    scales: scalesOf(query),
    types: needsTypes(query),
  };
  const words = await ports.catalogue.candidates(asked);
  const isFiltered = Object.keys(lists.conditions).length === 0;
  return { words, conditions: isFiltered ? undefined : lists.conditions, order: 'given' };
}

/** Words read between two pauses. */
const slice = 2000;

/** The words in an array. */
export async function gather(words: Iterable<ListWord>, { pause }: MakeListPorts): Promise<ListWord[]> {
  const gathered: ListWord[] = [];
  for (const word of words) {
    gathered.push(word);
    if (gathered.length % slice === 0) await pause();
  }
  return gathered;
}

/** The words of these texts as far as they are stored; of the others nothing is known. */
export function lookUp(texts: readonly string[], ports: MakeListPorts): Promise<readonly ListWord[]> {
  return lookUpEach(texts, ports, (text, word) => (word === undefined ? { text } : listWordOf(word)));
}

/** What `of` makes of each text and its stored word, in order. */
export async function lookUpEach<Made>(
  texts: readonly string[],
  { catalogue, pause }: Pick<MakeListPorts, 'catalogue' | 'pause'>,
  of: (text: string, word: ScoredWord | undefined) => Made,
): Promise<Made[]> {
  const made: Made[] = [];
  for (let start = 0; start < texts.length; start += textsAtOnce) {
    const some = texts.slice(start, start + textsAtOnce);
    const known = new Map((await catalogue.named(some)).map((word) => [word.text, word]));
    for (const text of some) made.push(of(text, known.get(text)));
    if (texts.length > textsAtOnce) await pause();
  }
  return made;
}

/** Texts looked up between two pauses. */
const textsAtOnce = 1000;

/** A stored word as the engine takes it. */
export function listWordOf({ text, scores, types }: ScoredWord): ListWord {
  const hundredths = attributes.map(({ name }) => [name, toHundredths(scores[name])]);
  return { text, types, scores: Object.fromEntries(hundredths) as NonNullable<ListWord['scores']> };
}

/** What filters and lists ask of each word. */
export function allConditions(filter: WordFilter, { conditions }: WordsQuery['lists']): Conditions {
  const own = conditionsOf(filter);
  const inAll = [...(own.inAll ?? []), ...(conditions.inAll ?? [])];
  return { ...own, ...conditions, ...(inAll.length > 0 && { inAll }) };
}

/** What the filters of a catalogue ask of each word. */
function conditionsOf(filter: WordFilter): Conditions {
  const { ranges, types, notTypes, mainTypes, forms, text, letters, not, inLists, notInLists } = filter;
  const left = [...(not ?? []), ...(notInLists ?? []).flatMap(({ words }) => words)];
  return present({
    scores: Object.keys(ranges).length > 0 ? ranges : undefined,
    types: types.length > 0 ? types : undefined,
    notTypes,
    mainType: mainTypes,
    forms,
    text,
    letters,
    length: lengthsOf(filter),
    not: left.length > 0 ? new Set(left) : undefined,
    inAll: inLists?.map(({ words }) => new Set(words)),
  });
}

const pairScales: readonly AttributeName[] = ['offensiveness', 'nsfw', 'sentiment'];

function viewSet({ parts, possible, balance, choice }: Omit<MadeSet, 'leftOut' | 'pruned'>) {
  return { parts: parts.map((words) => words.map(({ text }) => text)), possible, balance, choice };
}

/** The scales that the engine has to know. */
function scalesOf({ rules, split, hold = [], sortName }: WordsQuery): AttributeName[] {
  const named = [split?.by, ...hold.map(({ by }) => by), sortName.replace('-', '')];
  const needed = rules?.safePairs === true ? [...named, ...pairScales] : named;
  return attributes.map(({ name }) => name).filter((name) => needed.includes(name));
}

function needsTypes({ split, hold = [] }: WordsQuery): boolean {
  return [split?.by, ...hold.map(({ by }) => by)].some((by) => by === 'mainType' || by === 'types');
}

function lengthsOf({ minLength, maxLength }: WordFilter): Conditions['length'] {
  if (minLength === undefined && maxLength === undefined) return undefined;
  return { min: minLength ?? 1, max: maxLength ?? limits.wordCodePoints };
}
