import { isSameState, type WordsState } from '../../ports/word-catalogue.ts';
import { explainShortage } from './explain-shortage.ts';
import { nextOf, refuseCursor, wholeOf, type FindWordsPorts, type FoundWords } from './find-words.ts';
import { isMade, makeList, type MadeList } from './make-list.ts';
import { numberWords } from './number-words.ts';
import { textsStored } from './page-of-stored.ts';
import { present } from './present.ts';
import type { ListedWord } from './word-fields.ts';
import type { WordsQuery } from './words-query.ts';

type Ports = FindWordsPorts;

/** A list, and the state of the words of which all of it was made. */
interface SettledList {
  readonly made: MadeList;
  readonly of: Pick<WordsState, 'revision'> & Partial<WordsState>;
}

/** One page of a list that the engine makes. */
export async function pageOfMade(ports: Ports, query: WordsQuery, state: WordsState): Promise<FoundWords> {
  refuseMoved(query, state);
  const begin = query.after?.before ?? 0;
  const end = begin + query.limit;
  const isCut = isCutAtPage(query);
  const { made, of } = isCut
    ? await makeSettled(ports, query, { state, take: end + 1 })
    : await wholeList(ports, query, state);
  refuseMoved(query, of);
  const texts = made.parts.flat();
  const isWhole = !isCut || texts.length <= end;
  const [words, total] = await Promise.all([
    wordsNamed(ports, texts.slice(begin, end)),
    query.total ? countPassing(ports, query, made) : undefined,
  ]);
  const at = () => ({ value: null, text: '', ...of, revision: Number(of.revision) });
  return present({
    ...placed(query, made, { words, begin }),
    next: nextOf(query, { words, more: texts.length > end, at }),
    total,
    whole: isWhole ? wholeOf(texts) : undefined,
    balance: query.hold && made.balance,
    choice: made.choice,
    unknown: made.unknown,
  });
}

/** All texts of a list, however few there are. */
export async function textsOfList(ports: Ports, query: WordsQuery, state: WordsState): Promise<string[]> {
  if (!isMade(query)) return textsStored(ports, query);
  return (await keptList(ports, query, state)).made.parts.flat();
}

/** Nobody needs what comes behind the page, unless something is said of the whole list. */
function isCutAtPage({ sortName, orderName, split, dice, was, take }: WordsQuery): boolean {
  const hasOwnOrder = sortName !== 'given' && sortName !== orderName;
  return !hasOwnOrder && [split, dice, was, take].every((part) => part === undefined);
}

/** The list of the first page goes on, or the reader is told that it does not. */
function refuseMoved({ after }: WordsQuery, { epoch, revision }: SettledList['of']): void {
  if (after?.revision === undefined) return;
  const isOther = after.epoch !== undefined && after.epoch !== epoch;
  if (isOther || after.revision !== Number(revision)) refuseCursor('words have changed');
}

/** Of a list during which words changed: no state has just these, so there is none in which it goes on. */
const unsettled = { revision: -1n };

async function wholeList(ports: Ports, query: WordsQuery, state: WordsState): Promise<SettledList> {
  const settled = await keptList(ports, query, state);
  const { take, rules, split } = query;
  const isShort = take !== undefined && settled.made.possible < take && (rules ?? split) !== undefined;
  if (isShort) throw await explainShortage(ports, query, settled.made);
  return settled;
}

async function keptList(ports: Ports, query: WordsQuery, state: WordsState): Promise<SettledList> {
  const lists = [...query.lists.lists, ...query.named.states].map(({ sha256 }) => sha256);
  const key = [query.list, query.seed ?? '', state.epoch, state.revision, ...lists].join(' ');
  const found = ports.kept.find(key);
  if (found !== undefined) return { made: found, of: state };
  const settled = await makeSettled(ports, query, { state, take: query.take });
  if (settled.of !== unsettled) ports.kept.keep(key, settled.made);
  return settled;
}

async function makeSettled(
  ports: Ports,
  query: WordsQuery,
  { state, take }: { readonly state: WordsState; readonly take: number | undefined },
): Promise<SettledList> {
  const made = await makeList(ports, query, take);
  // What the list was made of may have been newer than the state that was told before.
  const now = await ports.catalogue.state({ now: true });
  return { made, of: isSameState(now, state) ? state : unsettled };
}

async function countPassing({ catalogue }: Ports, query: WordsQuery, made: MadeList): Promise<number> {
  return made.passed ?? (await catalogue.count(query.filter));
}

/** Words looked up between two pauses. */
const slice = 2000;

async function wordsNamed({ catalogue, pause }: Ports, texts: readonly string[]): Promise<ListedWord[]> {
  const words: ListedWord[] = [];
  for (let start = 0; start < texts.length; start += slice) {
    const some = texts.slice(start, start + slice);
    const known = new Map((await catalogue.named(some)).map((word) => [word.text, word]));
    for (const text of some) words.push(known.get(text) ?? { text });
    if (texts.length > slice) await pause();
  }
  return words;
}

/** The words with what they have by their place. */
function placed(
  { dice, split }: WordsQuery,
  { parts: made }: MadeList,
  { words, begin }: { readonly words: readonly ListedWord[]; readonly begin: number },
): Pick<FoundWords, 'words' | 'parts'> {
  if (dice === undefined && split === undefined) return { words };
  const sizes = made.map(({ length }) => length);
  const { parts, numberOf } = numberWords(sizes, dice, split !== undefined);
  return {
    words: words.map((word, at) => ({ ...word, ...numberOf(begin + at) })),
    parts,
  };
}
