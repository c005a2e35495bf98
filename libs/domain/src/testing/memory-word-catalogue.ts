import { lengthOf } from '../words/length-of.ts';
import { compareJudges, isShown, type Judge } from '../judges/judge.ts';
import { servedView, wordInView, type WordView } from '../judges/word-view.ts';
import type {
  CandidatesQuery,
  CountedJudge,
  RatedTwice,
  ScoreRange,
  WordCatalogue,
  WordFilter,
  WordSet,
  WordsPageQuery,
} from '../ports/word-catalogue.ts';
import { attributes } from '../scoring/attributes.ts';
import type { ListWord } from '../word-sets/list-word.ts';
import { compareText } from '../words/compare-text.ts';
import { toHundredths } from '../words/hundredths.ts';
import type { ScoredWord } from '../words/scored-word.ts';
import { comparePositions, inOrder, positionOf } from '../words/word-order.ts';
import { countByFacets } from './count-by-facets.ts';
import { exampleForm } from './example-english.ts';
import type { MemoryWordsTables } from './memory-words-tables.ts';

/** Scored words in memory. */
export function memoryWordCatalogue(
  tables: MemoryWordsTables,
  viewOf: (judges: readonly Judge[]) => WordView = servedView,
): WordCatalogue {
  const served = wordsSeen(tables, viewOf);
  const matching = (filter: WordFilter): ScoredWord[] => [...served().values()].filter(matcher(filter));
  const wordsOf = ({ filter, take }: WordSet): ScoredWord[] =>
    take === undefined ? matching(filter) : inOrder(matching(filter), take.order).slice(0, take.count);

  const page = ({ order, limit, after, ...set }: WordsPageQuery): ScoredWord[] =>
    inOrder(wordsOf(set), order)
      .filter((word) => after === undefined || comparePositions(positionOf(word, order), after, order) > 0)
      .slice(0, limit);

  return {
    find: async (text) => served().get(text),
    page: async (query) => page(query),
    candidates: async (query) => page(query).map((word) => candidateOf(word, query)),
    named: async (texts) => texts.flatMap((text) => served().get(text) ?? []),
    async count(filter) {
      return matching(filter).length;
    },
    async counts({ filter, across }) {
      return countByFacets([...served().values()], { filter, across, matcher });
    },
    seenBy: (view) => memoryWordCatalogue(tables, () => view),
    judges: async () => publicJudges(tables),
    countedJudges: async () => countJudges(tables),
    ratedTwice: async (first, second) => ratedTwice(tables, first, second),
    evidence: async (texts) =>
      [...tables.opinions.values()].flatMap(({ text, judge, evidence, gone }) =>
        evidence === null || gone || !texts.includes(text) ? [] : [{ text, judge, evidence }],
      ),
    opinions: async (text) => {
      const order = publicJudges(tables)
        .filter(isShown)
        .map(({ id }) => id);
      return [...tables.opinions.values()]
        .filter((opinion) => opinion.text === text && !opinion.gone && order.includes(opinion.judge))
        .sort((a, b) => order.indexOf(a.judge) - order.indexOf(b.judge))
        .map(({ revision: _, ...opinion }) => opinion);
    },
    lists: async () =>
      [...tables.lists.values()]
        .filter(({ isGone }) => !isGone)
        .sort((a, b) => compareText(a.name, b.name) || compareText(a.source, b.source))
        .map(({ stored: _, revision: _revision, ...list }) => list),
    async state() {
      return tables.state;
    },
  };
}

function candidateOf({ text, scores, types }: ScoredWord, asked: CandidatesQuery): ListWord {
  const hundredths = asked.scales.map((name) => [name, toHundredths(scores[name])]);
  return {
    text,
    ...(asked.scales.length > 0 && { scores: Object.fromEntries(hundredths) as ListWord['scores'] }),
    ...(asked.types && { types }),
  };
}

function ratedTwice({ opinions }: MemoryWordsTables, first: string, second: string): RatedTwice[] {
  const of = (judge: string) => [...opinions.values()].filter((one) => one.judge === judge && !one.gone);
  const seconds = new Map(of(second).map((one) => [one.text, one.scores]));
  return of(first)
    .flatMap(({ text, scores }) => {
      const other = seconds.get(text);
      return other === undefined ? [] : [{ text, first: scores, second: other }];
    })
    .sort((a, b) => compareText(a.text, b.text));
}

function publicJudges({ judges }: MemoryWordsTables): Judge[] {
  return [...judges.values()].filter(({ isPublic }) => isPublic).sort(compareJudges);
}

function countJudges(tables: MemoryWordsTables): CountedJudge[] {
  const standing = [...tables.opinions.values()].filter(({ gone }) => !gone);
  return publicJudges(tables).map((judge) => ({
    ...judge,
    words: isShown(judge) ? standing.filter((opinion) => opinion.judge === judge.id).length : 0,
  }));
}

/** The words of the view, by text; put together again when an opinion or a judge has changed. */
function wordsSeen(
  tables: MemoryWordsTables,
  viewOf: (judges: readonly Judge[]) => WordView,
): () => ReadonlyMap<string, ScoredWord> {
  let seen: Pick<MemoryWordsTables, 'opinions' | 'judges'> | undefined;
  let words = new Map<string, ScoredWord>();
  return () => {
    const { opinions, judges } = tables;
    if (seen?.opinions === opinions && seen.judges === judges) return words;
    seen = { opinions, judges };
    const view = viewOf([...judges.values()]);
    const byText = Map.groupBy(opinions.values(), ({ text }) => text);
    words = new Map();
    for (const [text, own] of byText) {
      const word = wordInView(view, (judge) => own.find((opinion) => opinion.judge === judge));
      if (word !== undefined) words.set(text, word);
    }
    return words;
  };
}

function matcher(filter: WordFilter): (word: ScoredWord) => boolean {
  const {
    ranges,
    types,
    notTypes = [],
    mainTypes,
    forms,
    text,
    letters,
    not = [],
    inLists = [],
    notInLists = [],
  } = filter;
  const ranged = attributes.filter(({ name }) => ranges[name] !== undefined);
  const pattern = wildcard(text ?? '*');
  const conditions: ((word: ScoredWord) => boolean)[] = [
    (word) => ranged.every(({ name }) => isWithin(word.scores[name], ranges[name])),
    (word) => types.length === 0 || types.some((type) => word.types.includes(type)),
    (word) => !notTypes.some((type) => word.types.includes(type)),
    (word) => mainTypes?.some((type) => word.types[0] === type) ?? true,
    (word) => forms?.includes(exampleForm(word.text)) ?? true,
    (word) => hasLength(word.text, filter),
    (word) => pattern.test(word.text),
    (word) => letters === undefined || [...word.text].every((letter) => letters.includes(letter)),
    (word) => !not.includes(word.text),
    (word) => inLists.every(({ words }) => words.includes(word.text)),
    (word) => !notInLists.some(({ words }) => words.includes(word.text)),
  ];
  return (word) => conditions.every((holds) => holds(word));
}

function isWithin(score: number | null, range: ScoreRange | undefined): boolean {
  if (range === undefined) return true;
  const value = toHundredths(score);
  return value === null ? range.unknown === true : value >= range.min && value <= range.max;
}

function hasLength(text: string, { minLength = 0, maxLength = Infinity }: WordFilter): boolean {
  const length = lengthOf(text);
  return length >= minLength && length <= maxLength;
}

function wildcard(pattern: string): RegExp {
  const source = Array.from(pattern)
    .map((char) => (char === '*' ? '.*' : char === '?' ? '.' : char.replace(/[\\^$.|+()[\]{}/-]/gu, '\\$&')))
    .join('');
  return new RegExp(`^${source}$`, 'su');
}
