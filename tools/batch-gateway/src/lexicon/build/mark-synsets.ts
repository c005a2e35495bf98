import { glossMarks, type Mark, regionRoots, topicMarks, usageMarks } from './marks.ts';
import type { Sense, Synset, WordNet } from './wordnet.ts';

/** For each synset its marks; 0 for the whole synset, else the number of the one word that is meant. */
export type SynsetMarks = ReadonlyMap<string, ReadonlyMap<Mark, ReadonlySet<number>>>;

type MarkSetter = (id: string, mark: Mark, word: number) => void;

/** The lexicographer's file of persons. */
const persons = 18;

/** Finds the marks of every synset from domains, glosses and places in the hierarchy. */
export const markSynsets = (wordNet: WordNet): SynsetMarks => {
  const all = new Map<string, Map<Mark, Set<number>>>();
  const set = makeMarkSetter(all);
  for (const [mark, word, number] of regionRoots) {
    for (const id of hyponyms(wordNet, rootOf(wordNet, word, number))) set(id, mark, 0);
  }
  for (const synset of wordNet.synsets.values()) markOne(wordNet, synset, set);
  return all;
};

const derivations: ReadonlySet<string> = new Set(['+', '\\']);

/** The mark of a noun that an adjective or verb derives from (`electoral` from `election`) counts for it too. */
const inheritable: ReadonlySet<Mark> = new Set<Mark>([
  'political',
  'religious',
  'ethnic',
  'technical',
  'sexual',
]);

type MarkedWord = Pick<Sense, 'synset' | 'wordNumber'>;

/** Whether the mark holds for the word in this sense. */
export const hasMark = (marked: SynsetMarks, sense: MarkedWord, mark: Mark): boolean => {
  const words = marked.get(sense.synset.id)?.get(mark);
  if (words?.has(0) === true || words?.has(sense.wordNumber) === true) return true;
  return inherits(marked, sense, mark);
};

function makeMarkSetter(all: Map<string, Map<Mark, Set<number>>>): MarkSetter {
  return (id, mark, word) => {
    const ofSynset = all.get(id) ?? new Map<Mark, Set<number>>();
    all.set(id, ofSynset);
    ofSynset.set(mark, (ofSynset.get(mark) ?? new Set()).add(word));
  };
}

/** A synset and all below it. */
function hyponyms({ synsets }: WordNet, rootId: string): Set<string> {
  const found = new Set([rootId]);
  for (const id of found) {
    for (const target of lowerSynsets(synsets, id)) found.add(target);
  }
  return found;
}

/** The synsets right below one. Named persons are left out: Bismarck does not make a word political. */
function lowerSynsets(synsets: WordNet['synsets'], id: string): string[] {
  return (synsets.get(id)?.pointers ?? [])
    .filter(({ symbol }) => symbol.startsWith('~'))
    .filter(({ symbol, target }) => symbol !== '~i' || synsets.get(target)?.lexicographerFile !== persons)
    .map(({ target }) => target);
}

function rootOf({ senses }: WordNet, word: string, number: number): string {
  const noun = senses.get(word)?.find(({ synset, rank }) => synset.pos === 'n' && rank === number - 1);
  if (noun === undefined) throw new Error(`WordNet has no noun sense ${String(number)} of ${word}`);
  return noun.synset.id;
}

function markOne(wordNet: WordNet, synset: Synset, set: MarkSetter): void {
  if (isPeople(synset)) set(synset.id, 'ethnic', 0);
  for (const [mark, pattern] of glossMarks) if (pattern.test(synset.definition)) set(synset.id, mark, 0);
  for (const { symbol, target, source } of synset.pointers) {
    const mark = pointerMark(wordNet, symbol, target);
    if (mark !== undefined) set(synset.id, mark, source);
  }
}

/** Kinds of people with a capital letter: `African`, `Sikh`, but no single person and no `villager`. */
function isPeople({ lexicographerFile, words, pointers, definition }: Synset): boolean {
  return (
    lexicographerFile === persons &&
    /^[A-Z]/.test(words[0] ?? '') &&
    !pointers.some(({ symbol }) => symbol === '@i') &&
    /\b(natives?|inhabitants?|members?|descen\w+|people|person|citizens?|residents?|speakers?|believers?|followers?|adherents?)\b/.test(
      definition,
    )
  );
}

function pointerMark({ synsets }: WordNet, symbol: string, target: string): Mark | undefined {
  const domain = synsets.get(target)?.words[0] ?? '';
  if (symbol === ';u') return usageMarks[domain];
  return symbol === ';c' ? topicMarks[domain] : undefined;
}

function inherits(marked: SynsetMarks, { synset, wordNumber }: MarkedWord, mark: Mark): boolean {
  if (synset.pos === 'n' || !inheritable.has(mark)) return false;
  return synset.pointers
    .filter(({ symbol, source }) => derivations.has(symbol) && (source === 0 || source === wordNumber))
    .some(({ target }) => marked.get(target)?.get(mark)?.has(0) === true);
}
