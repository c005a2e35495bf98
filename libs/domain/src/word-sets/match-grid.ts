import { InvalidInput } from '../errors.ts';
import type { ListWord } from './list-word.ts';
import type { Meter, Work } from './work.ts';
import { valueReader, type ValueName } from './word-values.ts';

/** A value in which the words of a set must agree. */
export interface Hold {
  readonly by: ValueName;
  /** How far apart they may be at most: hundredths of a scale, or characters. 0 where nothing is said. */
  readonly within?: number | undefined;
}

/** Which words may be found. */
interface Wanted<Word> {
  /** False means never again: what breaks a rule now breaks it later too. */
  readonly fits: (word: Word) => boolean;
  readonly suits: (word: Word) => boolean;
}

/** A word of a part after the first. */
export interface PlacedWord<Word> {
  readonly word: Word;
  /** Its place in the order. */
  readonly place: number;
  readonly values: readonly number[];
  /** Used, or turned away for good. */
  isOut: boolean;
}

/** The words of one cell in order. Those before `start` are out. */
interface Cell<Word> {
  readonly entries: PlacedWord<Word>[];
  start: number;
}

/**
 * The words of each part in cells as wide as held values may differ, so that whatever agrees with a word is in its
 * cell or a neighbouring one.
 */
export class MatchGrid<Word extends ListWord> {
  /** The words of the first part, in order. */
  readonly leads: Word[] = [];
  readonly #withins: readonly number[];
  readonly #readers: readonly ((word: ListWord) => number | null)[];
  readonly #partOf: (word: Word) => number | undefined;
  readonly #cells: readonly Map<string, Cell<Word>>[];
  readonly #meter: Meter;
  readonly #texts = new Set<string>();

  constructor(
    {
      hold,
      partOf,
      parts,
    }: {
      readonly hold: readonly Hold[];
      readonly partOf: (word: Word) => number | undefined;
      readonly parts: number;
    },
    meter: Meter,
  ) {
    for (const { by, within = 0 } of hold) {
      if (!(within >= 0 && within < Infinity)) {
        throw new InvalidInput('hold', `${by} has to be held within a number from 0 up, and not ${within}`);
      }
    }
    this.#withins = hold.map(({ within = 0 }) => within);
    this.#readers = hold.map(({ by }) => valueReader(by));
    this.#partOf = partOf;
    this.#cells = Array.from({ length: parts }, () => new Map<string, Cell<Word>>());
    this.#meter = meter;
  }

  /** Adds the next word in the order, unless it has no part, a held value is unknown, or its text is in already. */
  add(word: Word): void {
    this.#meter.spend(4 + this.#cells.length);
    const part = this.#partOf(word);
    const cells = part === undefined ? undefined : this.#cells[part];
    const values = cells && this.#valuesOf(word);
    if (!cells || !values || this.#texts.has(word.text)) return;
    const entry = { word, place: this.#texts.size, values, isOut: false };
    this.#texts.add(word.text);
    if (part === 0) {
      this.leads.push(word);
      return;
    }
    const key = this.#cellOf(values).join();
    const cell = cells.get(key);
    if (cell) cell.entries.push(entry);
    else cells.set(key, { entries: [entry], start: 0 });
  }

  /** The first word of a part that agrees with all of a set. */
  *find(part: number, set: readonly Word[], wanted: Wanted<Word>): Work<PlacedWord<Word> | undefined> {
    const values = set.map((word) => this.#knownValuesOf(word));
    const keys = this.#neighbours(this.#cellOf(values[0] ?? []));
    // Each is written as a text, and looked for.
    this.#meter.spend(keys.length * (2 + this.#withins.length));
    if (this.#meter.isPauseDue()) yield { done: 0, total: keys.length };
    const found: PlacedWord<Word>[] = [];
    for (const key of keys) {
      const cell = this.#cells[part]?.get(key);
      const entry = cell && (yield* this.#findIn(cell, values, wanted));
      if (entry) found.push(entry);
    }
    return found.sort((one, other) => one.place - other.place)[0];
  }

  *#findIn(
    cell: Cell<Word>,
    values: readonly (readonly number[])[],
    { fits, suits }: Wanted<Word>,
  ): Work<PlacedWord<Word> | undefined> {
    for (let at = cell.start; at < cell.entries.length; at += 1) {
      const entry = cell.entries[at] as PlacedWord<Word>;
      this.#meter.spend(1 + this.#withins.length * values.length);
      if (this.#meter.isPauseDue()) yield { done: at, total: cell.entries.length };
      if (this.#isOpen(entry, values)) {
        if (!fits(entry.word)) entry.isOut = true;
        else if (suits(entry.word)) return entry;
      }
      if (entry.isOut && at === cell.start) cell.start += 1;
    }
    return undefined;
  }

  #isOpen({ isOut, values: own }: PlacedWord<Word>, values: readonly (readonly number[])[]): boolean {
    return !isOut && values.every((other) => this.#agree(other, own));
  }

  #agree(one: readonly number[], other: readonly number[]): boolean {
    return this.#withins.every(
      (within, at) => Math.abs((one[at] as number) - (other[at] as number)) <= within,
    );
  }

  /** Undefined if one of them is unknown. */
  #valuesOf(word: Word): number[] | undefined {
    const values = this.#readers.map((read) => read(word)).filter((value) => value !== null);
    return values.length === this.#readers.length ? values : undefined;
  }

  #knownValuesOf(word: Word): number[] {
    return this.#readers.map((read) => read(word) ?? 0);
  }

  #cellOf(values: readonly number[]): number[] {
    return values.map((value, at) => Math.floor(value / (this.#withins[at] || 1)));
  }

  /** The keys of a cell and of those around it; where nothing may differ, of its own only. */
  #neighbours(cell: readonly number[]): string[] {
    return cell
      .reduce<number[][]>(
        (keys, number, at) => {
          const steps = this.#withins[at] === 0 ? [0] : [-1, 0, 1];
          return keys.flatMap((key) => steps.map((step) => [...key, number + step]));
        },
        [[]],
      )
      .map((key) => key.join());
  }
}
