import type {
  ScoreRange,
  WordCatalogue,
  WordFilter,
  WordPosition,
  WordSort,
} from '../ports/word-catalogue.ts';
import { attributes } from '../scoring/attributes.ts';
import { compareText } from '../words/compare-text.ts';
import { hash32 } from '../words/hash32.ts';
import { mix } from '../words/sample-order.ts';
import type { ScoredWord } from '../words/scored-word.ts';
import type { MemoryWordsTables } from './memory-words-tables.ts';

const codePoints = (text: string): number => Array.from(text).length;

const wildcard = (pattern: string): RegExp => {
  const source = Array.from(pattern)
    .map((char) => (char === '*' ? '.*' : char === '?' ? '.' : char.replace(/[\\^$.|+()[\]{}/-]/gu, '\\$&')))
    .join('');
  return new RegExp(`^${source}$`, 'su');
};

const within = (value: number | null, range: ScoreRange): boolean =>
  value !== null && value >= range.min && value <= range.max;

const hasLength = (word: ScoredWord, { minLength, maxLength }: WordFilter): boolean => {
  const length = codePoints(word.text);
  return length >= (minLength ?? 0) && length <= (maxLength ?? Infinity);
};

const matcher = (filter: WordFilter): ((word: ScoredWord) => boolean) => {
  const pattern = filter.text === undefined ? undefined : wildcard(filter.text);
  const ranged = attributes.filter(({ name }) => filter.ranges[name] !== undefined);
  return (word) =>
    ranged.every(({ name }) => within(word.scores[name], filter.ranges[name] ?? { min: 0, max: 0 })) &&
    (filter.types.length === 0 || filter.types.some((type) => word.types.includes(type))) &&
    hasLength(word, filter) &&
    (pattern?.test(word.text) ?? true);
};

const sortValue = (word: ScoredWord, by: WordSort['by']): string | number | null => {
  if (by === 'text') return word.text;
  return by === 'length' ? codePoints(word.text) : word.scores[by];
};

/** Descending turns everything round except that words without the value come last. */
const comparePositions = (a: WordPosition, b: WordPosition, { by, descending }: WordSort): number => {
  const sign = descending ? -1 : 1;
  const byText = sign * compareText(a.text, b.text);
  if (by === 'text') return byText;
  if (a.value === null || b.value === null) {
    return Number(a.value === null) - Number(b.value === null) || byText;
  }
  return sign * (Number(a.value) - Number(b.value)) || byText;
};

/** Scored words in memory. */
export const memoryWordCatalogue = (tables: MemoryWordsTables): WordCatalogue => {
  const matching = (filter: WordFilter): ScoredWord[] =>
    [...tables.words.values()].filter(matcher(filter)).map(({ revision: _, ...word }) => word);

  return {
    async find(text) {
      const stored = tables.words.get(text);
      if (stored === undefined) return undefined;
      const { revision: _, ...word } = stored;
      return word;
    },
    async page({ filter, sort, limit, after }) {
      const position = (word: ScoredWord) => ({ value: sortValue(word, sort.by), text: word.text });
      return matching(filter)
        .filter((word) => after === undefined || comparePositions(position(word), after, sort) > 0)
        .sort((a, b) => comparePositions(position(a), position(b), sort))
        .slice(0, limit);
    },
    async sample({ filter, seed, count }) {
      return matching(filter)
        .map((word) => ({ word, key: mix(hash32(word.text), seed) }))
        .sort((a, b) => a.key - b.key || compareText(a.word.text, b.word.text))
        .slice(0, count)
        .map(({ word }) => word);
    },
    async count(filter) {
      return matching(filter).length;
    },
    async revision() {
      return tables.revision;
    },
  };
};
