import { visitOverhangs, type Visit } from './overhangs.ts';
import { reversed, Trie } from './trie.ts';
import { makeMeter, type Meter, type Work, type WorkLimits } from './work.ts';

/** One text that can be cut into words in two ways. */
export interface Ambiguity {
  readonly text: string;
  readonly one: readonly string[];
  readonly other: readonly string[];
}

/** Whether words joined without spaces can be cut in one way only; if not, a text that shows it. */
export type Decodability =
  | { readonly decodable: true; readonly ambiguity?: undefined }
  | { readonly decodable: false; readonly ambiguity: Ambiguity };

const advice = 'check fewer words';

/**
 * Tests unique decodability: A. A. Sardinas and G. W. Patterson, "A necessary and sufficient condition for the
 * unique decomposition of coded messages" (1953). Dangling suffixes are what is left of a word behind another that
 * it begins with, and behind what dangles already; the words are ambiguous exactly if a word is one of them. The
 * search is by breadth, so that the ambiguous text is of as few words as there can be. Repeats count once.
 */
export function* testDecodability(words: readonly string[], limits: WorkLimits = {}): Work<Decodability> {
  const meter = makeMeter(limits, advice);
  if (words.includes('')) return { decodable: false, ambiguity: emptyAmbiguity(words) };
  const { ambiguous, origins } = yield* searchDangling({ words: new Set(words), meter, isFirstEnough: true });
  const [word] = ambiguous;
  return word === undefined ? { decodable: true } : { decodable: false, ambiguity: traceBack(word, origins) };
}

/**
 * Makes words uniquely decodable by leaving out those that are dangling suffixes: Schlinkert pruning (S. Schlinkert,
 * "Efficiently pruning a word list until it is uniquely decodable", 2022). Once forwards and once with all words
 * backwards; what keeps more words counts. Greedy: fewer might be enough. Order and repeats stay as they are.
 */
export function* pruneToDecodable(words: readonly string[], limits: WorkLimits = {}): Work<string[]> {
  const meter = makeMeter(limits, advice);
  const forwards = yield* findAmbiguous(words, meter);
  const backwards = yield* findAmbiguous(words.map(reversed), meter);
  const left = backwards.size < forwards.size ? new Set([...backwards].map(reversed)) : forwards;
  return words.filter((word) => word !== '' && !left.has(word));
}

function* findAmbiguous(words: readonly string[], meter: Meter): Work<Set<string>> {
  const some = new Set(words.filter((word) => word !== ''));
  const { ambiguous } = yield* searchDangling({ words: some, meter, isFirstEnough: false });
  return ambiguous;
}

/** How a suffix came to dangle: of `word`, behind another suffix, or at first behind another word. */
interface Origin {
  readonly suffix: string;
  readonly word: string;
  readonly behindSuffix?: string;
  readonly behindWord?: string;
}

interface Search {
  readonly words: ReadonlySet<string>;
  readonly meter: Meter;
  /** Whether to end at the first word that dangles. */
  readonly isFirstEnough: boolean;
}

interface Dangling {
  /** The words that are dangling suffixes. */
  readonly ambiguous: Set<string>;
  readonly origins: Map<string, Origin>;
}

function* searchDangling(search: Search): Work<Dangling> {
  const found: Dangling = { ambiguous: new Set(), origins: new Map() };
  const set = new Trie();
  for (const word of search.words) set.add(word);
  const see = seeing(search, found);
  const isPauseDue = () => search.meter.isPauseDue();
  for (const behindWord of search.words) {
    const visit: Visit = (suffix, isOfText) =>
      isOfText || see({ suffix, word: behindWord + suffix, behindWord });
    if (!visitOverhangs(set, behindWord, visit)) return found;
    if (isPauseDue()) yield { done: 0, total: search.words.size };
  }
  // What is found on the way is gone through too, in the order in which it was found.
  for (const behindSuffix of found.origins.keys()) {
    const visit: Visit = (suffix, isOfText) => {
      const word = isOfText ? behindSuffix.slice(0, -suffix.length) : behindSuffix + suffix;
      return see({ suffix, word, behindSuffix });
    };
    if (!visitOverhangs(set, behindSuffix, visit)) return found;
    if (isPauseDue()) yield { done: found.origins.size };
  }
  return found;
}

/** Takes down what dangles; false if that is enough. */
function seeing({ words, meter, isFirstEnough }: Search, { ambiguous, origins }: Dangling) {
  return (origin: Origin): boolean => {
    meter.spend(1 + origin.suffix.length);
    if (origins.has(origin.suffix)) return true;
    origins.set(origin.suffix, origin);
    if (!words.has(origin.suffix)) return true;
    ambiguous.add(origin.suffix);
    return !isFirstEnough;
  };
}

/** The text that a word that dangles completes, cut in both ways. */
function traceBack(last: string, origins: ReadonlyMap<string, Origin>): Ambiguity {
  const [first, ...others] = stepsTo(last, origins);
  let ahead = [first?.word ?? ''];
  let behind = [first?.behindWord ?? ''];
  for (const { word, behindSuffix = '' } of others) {
    behind.push(word);
    if (word.length > behindSuffix.length) [ahead, behind] = [behind, ahead];
  }
  behind.push(last);
  return { text: ahead.join(''), one: ahead, other: behind };
}

/** How the suffix came to dangle, from the first two words on. */
function stepsTo(last: string, origins: ReadonlyMap<string, Origin>): Origin[] {
  const steps: Origin[] = [];
  for (let at = origins.get(last); at; at = origins.get(at.behindSuffix ?? '')) steps.push(at);
  return steps.reverse();
}

/** The empty word can stand anywhere. */
function emptyAmbiguity(words: readonly string[]): Ambiguity {
  const word = words.find((text) => text !== '') ?? '';
  return { text: word, one: [word], other: ['', word] };
}
