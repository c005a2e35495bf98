import type { WordSort } from '../../ports/word-catalogue.ts';
import type { ScoredWord } from '../../words/scored-word.ts';
import { compareText } from '../../words/compare-text.ts';

/** What a word is sorted by: its text, its length in code points, or a score (null when it has none). */
export const sortValue = (word: ScoredWord, by: WordSort['by']): string | number | null => {
  if (by === 'text') return word.text;
  return by === 'length' ? [...word.text].length : word.scores[by];
};

const compareValues = (left: string | number | null, right: string | number | null): number => {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  return compareText(String(left), String(right));
};

/**
 * The words in this order, those of one value by text. Words without the score come last in either direction, as
 * in the pages of the database.
 */
export const sortedWords = (words: readonly ScoredWord[], { by, descending }: WordSort): ScoredWord[] => {
  const sign = descending ? -1 : 1;
  return words.toSorted((left, right) => {
    const [ours, theirs] = [sortValue(left, by), sortValue(right, by)];
    if (ours === null || theirs === null) {
      if (ours !== theirs) return ours === null ? 1 : -1;
      return sign * compareText(left.text, right.text);
    }
    return sign * (compareValues(ours, theirs) || compareText(left.text, right.text));
  });
};
