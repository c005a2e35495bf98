import { searchDangling, type Origin } from './dangling-ends.ts';
import { reversed } from './trie.ts';
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
  const { ambiguous, steps } = yield* searchDangling({ words, meter, isFirstEnough: true });
  const [word] = ambiguous;
  return word === undefined ? { decodable: true } : { decodable: false, ambiguity: traceBack(word, steps()) };
}

/**
 * Makes words uniquely decodable by leaving out those that are dangling suffixes: Schlinkert pruning (S. Schlinkert,
 * "Efficiently pruning a word list until it is uniquely decodable", 2022). Once forwards and once with all words
 * backwards; what keeps more words counts. Greedy: fewer might be enough. Order and repeats stay as they are.
 */
export function* pruneToDecodable(words: readonly string[], limits: WorkLimits = {}): Work<string[]> {
  const meter = makeMeter(limits, advice);
  const forwards = yield* findAmbiguous(words, meter);
  const backwards = yield* findAmbiguous(yield* allReversed(words, meter), meter);
  const left = backwards.size < forwards.size ? new Set([...backwards].map(reversed)) : forwards;
  return words.filter((word) => word !== '' && !left.has(word));
}

function* findAmbiguous(words: readonly string[], meter: Meter): Work<Set<string>> {
  const { ambiguous } = yield* searchDangling({ words, meter, isFirstEnough: false });
  return new Set(ambiguous);
}

function* allReversed(words: readonly string[], meter: Meter): Work<string[]> {
  const all: string[] = [];
  for (const word of words) {
    all.push(reversed(word));
    meter.spend(word.length);
    if (meter.isPauseDue()) yield { done: all.length, total: words.length };
  }
  return all;
}

/** The text that a word that dangles completes, cut in both ways. */
function traceBack(last: string, [first, ...others]: readonly Origin[]): Ambiguity {
  let ahead = [first?.word ?? ''];
  let behind = [first?.behindWord ?? ''];
  for (const { word, behindEnd = '' } of others) {
    behind.push(word);
    if (word.length > behindEnd.length) [ahead, behind] = [behind, ahead];
  }
  behind.push(last);
  return { text: ahead.join(''), one: ahead, other: behind };
}

/** The empty word can stand anywhere. */
function emptyAmbiguity(words: readonly string[]): Ambiguity {
  const word = words.find((text) => text !== '') ?? '';
  return { text: word, one: [word], other: ['', word] };
}
