import { expect } from 'vitest';
import type { WordCatalogue, WordFilter, WordOrder, WordPosition } from '../../ports/word-catalogue.ts';
import { compareText } from '../../words/compare-text.ts';

/** A word with its commonness in hundredths; null: unknown. */
export interface CommonWord {
  readonly text: string;
  readonly commonness: number | null;
}

interface Looks {
  /** Every so many hundredths there is a bound to look at. */
  readonly step: number;
  readonly pageSize: number;
}

/**
 * Holds a catalogue with exactly these words against what their scores say, worked out here from nothing but the numbers:
 * what is above, below and at each bound, the order in both directions, its pages, and what follows a place in it.
 */
export const expectHundredths = async (
  catalogue: Pick<WordCatalogue, 'count' | 'page'>,
  words: readonly CommonWord[],
  { step, pageSize }: Looks,
): Promise<void> => {
  await expectRanges(catalogue, words, step);
  for (const descending of [false, true]) {
    const sorted = sortedBy(words, descending);
    await expectPages(catalogue, sorted, { descending, pageSize });
    await expectPlaces(catalogue, sorted, { descending, step });
  }
};

async function expectRanges(
  catalogue: Pick<WordCatalogue, 'count'>,
  words: readonly CommonWord[],
  step: number,
): Promise<void> {
  const perValue = new Array<number>(501).fill(0);
  for (const { commonness } of words)
    if (commonness !== null) perValue[commonness] = (perValue[commonness] ?? 0) + 1;
  const sum = (from: number, to: number): number =>
    perValue.slice(from, to + 1).reduce((all, one) => all + one, 0);
  const unknown = words.filter(({ commonness }) => commonness === null).length;
  for (let bound = 0; bound <= 500; bound += step) {
    const counts = await Promise.all([
      catalogue.count(between(bound, 500)),
      catalogue.count(between(0, bound)),
      catalogue.count(between(bound, bound)),
      catalogue.count(between(0, bound, true)),
    ]);
    const below = sum(0, bound);
    expect({ bound, counts }).toEqual({
      bound,
      counts: [sum(bound, 500), below, perValue[bound] ?? 0, below + unknown],
    });
  }
}

async function expectPages(
  catalogue: Pick<WordCatalogue, 'page'>,
  sorted: readonly CommonWord[],
  { descending, pageSize }: { descending: boolean; pageSize: number },
): Promise<void> {
  const order: WordOrder = { by: 'commonness', descending };
  for (let start = 0; start < sorted.length; start += pageSize) {
    const last = sorted[start - 1];
    const page = await catalogue.page({
      filter: all,
      order,
      limit: pageSize,
      ...(last && { after: placeOf(last) }),
    });
    const found = page.map(({ text }) => text);
    expect(found).toEqual(sorted.slice(start, start + pageSize).map(({ text }) => text));
  }
}

/** What follows the first and the last word of a value, and a word that is not there. */
async function expectPlaces(
  catalogue: Pick<WordCatalogue, 'page'>,
  sorted: readonly CommonWord[],
  { descending, step }: { descending: boolean; step: number },
): Promise<void> {
  const order: WordOrder = { by: 'commonness', descending };
  for (let value = 0; value <= 500; value += step) {
    const first = sorted.findIndex(({ commonness }) => commonness === value);
    if (first < 0) continue;
    const last = sorted.findLastIndex(({ commonness }) => commonness === value);
    const before = { value, text: descending ? '\u{10ffff}' : '' };
    for (const [after, next] of [
      [placeOf(sorted[first]!), first + 1],
      [placeOf(sorted[last]!), last + 1],
      [before, first],
    ] as const) {
      const page = await catalogue.page({ filter: all, order, limit: 3, after });
      expect({ after, page: page.map(({ text }) => text) }).toEqual({
        after,
        page: sorted.slice(next, next + 3).map(({ text }) => text),
      });
    }
  }
}

const all: WordFilter = { ranges: {}, types: [] };

function between(min: number, max: number, unknown = false): WordFilter {
  return { ...all, ranges: { commonness: { min, max, unknown } } };
}

function placeOf({ text, commonness }: CommonWord): WordPosition {
  return { text, value: commonness };
}

/** Words without a score last, those of one score by text. */
function sortedBy(words: readonly CommonWord[], descending: boolean): CommonWord[] {
  const sign = descending ? -1 : 1;
  return words.toSorted((a, b) => {
    if (a.commonness === b.commonness) return sign * compareText(a.text, b.text);
    if (a.commonness === null || b.commonness === null) return a.commonness === null ? 1 : -1;
    return sign * (a.commonness - b.commonness);
  });
}
