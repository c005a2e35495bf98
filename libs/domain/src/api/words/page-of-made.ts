import { Conflict } from '../../errors.ts';
import { explainShortage } from './explain-shortage.ts';
import { nextOf, wholeOf, type FindWordsPorts, type FoundWords } from './find-words.ts';
import { isMade, makeList, type MadeList } from './make-list.ts';
import { numberWords } from './number-words.ts';
import { textsStored } from './page-of-stored.ts';
import { present } from './present.ts';
import type { ListedWord } from './word-fields.ts';
import type { WordsQuery } from './words-query.ts';

type Ports = FindWordsPorts;

/** One page of a list that the engine makes. */
export async function pageOfMade(ports: Ports, query: WordsQuery, revision: number): Promise<FoundWords> {
  refuseMoved(query, revision);
  const begin = query.after?.before ?? 0;
  const end = begin + query.limit;
  const isCut = isCutAtPage(query);
  const made = isCut ? await makeList(ports, query, end + 1) : await wholeList(ports, query, revision);
  const texts = made.parts.flat();
  const isWhole = !isCut || texts.length <= end;
  const [words, total] = await Promise.all([
    wordsNamed(ports, texts.slice(begin, end)),
    query.total ? countPassing(ports, query, made) : undefined,
  ]);
  return present({
    ...placed(query, made, { words, begin }),
    next: nextOf(query, { words, more: texts.length > end, at: () => ({ value: null, text: '', revision }) }),
    total,
    whole: isWhole ? wholeOf(texts) : undefined,
    balance: query.hold && made.balance,
    choice: made.choice,
    unknown: made.unknown,
  });
}

/** All texts of a list, however few there are. */
export async function textsOfList(ports: Ports, query: WordsQuery, revision: number): Promise<string[]> {
  if (!isMade(query)) return textsStored(ports, query);
  return (await keptList(ports, query, revision)).parts.flat();
}

/** Nobody needs what comes behind the page, unless something is said of the whole list. */
function isCutAtPage({ sortName, orderName, split, dice, was, take }: WordsQuery): boolean {
  const hasOwnOrder = sortName !== 'given' && sortName !== orderName;
  return !hasOwnOrder && [split, dice, was, take].every((part) => part === undefined);
}

/** The list of the first page goes on, or the reader is told that it does not. */
function refuseMoved({ after }: WordsQuery, revision: number): void {
  if (after?.revision === undefined || after.revision === revision) return;
  throw new Conflict(
    'list-has-changed',
    'words have changed since the first page of this list: ask for it again from the start',
  );
}

async function wholeList(ports: Ports, query: WordsQuery, revision: number): Promise<MadeList> {
  const made = await keptList(ports, query, revision);
  const { take, rules, split } = query;
  const isShort = take !== undefined && made.possible < take && (rules ?? split) !== undefined;
  if (isShort) throw await explainShortage(ports, query, made);
  return made;
}

async function keptList(ports: Ports, query: WordsQuery, revision: number): Promise<MadeList> {
  const lists = [...query.lists.lists, ...query.named.states].map(({ sha256 }) => sha256);
  const key = [query.list, query.seed ?? '', revision, ...lists].join(' ');
  const made = ports.kept.find(key) ?? (await makeList(ports, query));
  ports.kept.keep(key, made);
  return made;
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
