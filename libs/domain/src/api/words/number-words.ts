import { diceNumbers } from '../../word-sets/index.ts';

/** What is told of one part of a list. */
export interface PartFacts {
  readonly words: number;
  /** Dice, or throws of one, for a word; where words are numbered. */
  readonly dice?: number;
  /** The last throw that has a word, where some have none. */
  readonly rollAgainAbove?: string;
}

/** What a word has by its place in a list. */
export interface Numbered {
  readonly part?: number;
  readonly number?: string;
}

/** For each place in a list with parts of these sizes: its part, and its throw of the dice. */
export function numberWords(
  sizes: readonly number[],
  sides: number | undefined,
  showParts = false,
): { readonly parts: readonly PartFacts[]; readonly numberOf: (place: number) => Numbered } {
  const dice = sizes.map((size) => (sides === undefined ? undefined : diceNumbers(size, sides)));
  const parts = sizes.map((words, part) => {
    const own = dice[part];
    const { rollAgainAbove } = own ?? {};
    return { words, ...(own && { dice: own.dice }), ...(rollAgainAbove !== undefined && { rollAgainAbove }) };
  });
  const numberOf = (place: number): Numbered => {
    let [part, within] = [0, place];
    while (within >= (sizes[part] ?? Infinity)) {
      within -= sizes[part] ?? 0;
      part += 1;
    }
    const own = dice[part];
    return { ...(showParts && { part }), ...(own && { number: own.numberOf(within) }) };
  };
  return { parts, numberOf };
}
