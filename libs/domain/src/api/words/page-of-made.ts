import { isSameState, type WordsState } from '../../ports/word-catalogue.ts';
import { explainShortage } from './explain-shortage.ts';
import { nextOf, refuseCursor, wholeOf, type FindWordsPorts, type FoundWords } from './find-words.ts';
import { isMade, lookUpEach, makeList, type MadeList } from './make-list.ts';
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
    lookUpEach(texts.slice(begin, end), ports, (text, word): ListedWord => word ?? { text }),
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

/** Whether the list is made only as far as its page: nothing in the answer is about the whole list. */
function isCutAtPage({ sortName, orderName, split, dice, was, take }: WordsQuery): boolean {
  const hasOwnOrder = sortName !== 'given' && sortName !== orderName;
  return !hasOwnOrder && [split, dice, was, take].every((part) => part === undefined);
}

/** Refuses to continue a list whose words have changed since its first page. */
function refuseMoved({ after }: WordsQuery, { epoch, revision }: SettledList['of']): void {
  if (after?.revision === undefined) return;
  const isOther = after.epoch !== undefined && after.epoch !== epoch;
  if (isOther || after.revision !== Number(revision)) refuseCursor('words have changed');
}

/** The state of a list that was made while words changed: no state of the words, so that no page follows. */
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
