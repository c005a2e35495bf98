import type { WordOrder, WordPosition } from '../ports/word-catalogue.ts';
import { compareText } from './compare-text.ts';
import { hash32 } from './hash32.ts';
import { toHundredths } from './hundredths.ts';
import { mix } from './sample-order.ts';
import type { ScoredWord } from './scored-word.ts';

/** Where a word stands in an order: a page continues after such a position. */
export function positionOf(word: Pick<ScoredWord, 'text' | 'scores'>, order: WordOrder): WordPosition {
  return { value: valueOf(word, order), text: word.text };
}

/** Compares two places in an order. */
export function comparePositions(a: WordPosition, b: WordPosition, order: WordOrder): number {
  const sign = order.by !== 'random' && order.descending ? -1 : 1;
  if (a.value === null || b.value === null) {
    return Number(a.value === null) - Number(b.value === null) || sign * compareText(a.text, b.text);
  }
  return sign * (a.value - b.value || compareText(a.text, b.text));
}

/** The words in this order, in a list of their own. */
export function inOrder<Word extends Pick<ScoredWord, 'text' | 'scores'>>(
  words: readonly Word[],
  order: WordOrder,
): Word[] {
  return words
    .map((word) => ({ word, position: positionOf(word, order) }))
    .sort((a, b) => comparePositions(a.position, b.position, order))
    .map(({ word }) => word);
}

function valueOf({ text, scores }: Pick<ScoredWord, 'text' | 'scores'>, order: WordOrder): number | null {
  switch (order.by) {
    case 'text':
      return 0;
    case 'length':
      return Array.from(text).length;
    case 'random':
      return mix(hash32(text), order.seed);
    default:
      return toHundredths(scores[order.by]);
  }
}
