import { InvalidInput } from '../errors.ts';

export const leastSides = 2;
export const mostSides = 36;

/** How a list is numbered for dice. */
export interface DiceNumbers {
  readonly sides: number;
  /** Dice (or throws) for one word. */
  readonly dice: number;
  /** The throw of the word at a place, counted from 0. */
  readonly numberOf: (place: number) => string;
  /** The last throw that has a word, where some have none: above it one rolls again. */
  readonly rollAgainAbove: string | undefined;
}

/**
 * Numbers so many words for dice with `sides` sides, with as few dice as possible: `11111` for the first word, above
 * nine sides two digits a die, `01-20`. Throws InvalidInput for less than 2 or more than 36 sides.
 */
export function diceNumbers(count: number, sides: number): DiceNumbers {
  if (!Number.isInteger(sides) || sides < leastSides || sides > mostSides) {
    throw new InvalidInput(
      'dice',
      `has to be a whole number from ${leastSides} to ${mostSides}, and is ${sides}`,
    );
  }
  let dice = 1;
  let throws = sides;
  for (; throws < count; throws *= sides) dice += 1;
  const numberOf = (place: number) => throwAt(place, sides, dice);
  return {
    sides,
    dice,
    numberOf,
    rollAgainAbove: 0 < count && count < throws ? numberOf(count - 1) : undefined,
  };
}

/** A size of list at which every throw of some dice, or every number of some bits, has one word. */
export interface EvenSize {
  readonly size: number;
  /** `sides` 2 means bits. */
  readonly sides: number;
  readonly dice: number;
}

/** The largest even size of at most so many words, and the next larger one, for dice of so many sides (2: bits). */
export function nearestSizes(count: number, sides: number): { below: EvenSize | undefined; above: EvenSize } {
  let dice = 1;
  let size = sides;
  while (size <= count) {
    size *= sides;
    dice += 1;
  }
  const below = dice > 1 ? { size: size / sides, sides, dice: dice - 1 } : undefined;
  return { below, above: { size, sides, dice } };
}

function throwAt(place: number, sides: number, dice: number): string {
  const digits: string[] = [];
  let rest = place;
  for (let die = 0; die < dice; die += 1) {
    digits.unshift(String((rest % sides) + 1).padStart(sides > 9 ? 2 : 1, '0'));
    rest = Math.floor(rest / sides);
  }
  return digits.join(sides > 9 ? '-' : '');
}
