import type { AttributeName, WordType } from '@word-list/domain/vocabulary';
import type { Rules } from '@word-list/domain/word-sets';
import type { ScaleRange } from './scale-range.ts';

/** Code points of a word, both ends included. */
export interface LengthRange {
  readonly from: number;
  readonly to: number;
}

/** How words are picked or printed, as the API names it. */
export type OrderName =
  'random' | 'text' | 'length' | AttributeName | `-${'text' | 'length' | AttributeName}`;

/** Everything that somebody has chosen on the words page. An address is a choice, and a choice is an address. */
export interface Choice {
  readonly scales: Readonly<Partial<Record<AttributeName, ScaleRange>>>;
  readonly length: LengthRange | undefined;
  /** A pattern; empty means any word. */
  readonly text: string;
  /** The letters that words may have; empty means any. */
  readonly letters: string;
  readonly types: readonly WordType[];
  readonly notTypes: readonly WordType[];
  readonly mainType: readonly WordType[];
  /** Words that are left out. */
  readonly not: readonly string[];
  readonly rules: Rules;
  readonly order: OrderName;
  /** Of a random order. */
  readonly seed: string;
  /** A number of words, or a power such as `6**5`. */
  readonly take: string;
  /** How the words are printed; undefined means as they were picked. */
  readonly sort: Exclude<OrderName, 'random'> | undefined;
  readonly dice: number | undefined;
  readonly view: 'words' | 'table';
}

/** Nothing chosen: a hundred of all words. */
export const noChoice: Choice = {
  scales: {},
  length: undefined,
  text: '',
  letters: '',
  types: [],
  notTypes: [],
  mainType: [],
  not: [],
  rules: {},
  order: 'random',
  seed: '1',
  take: '100',
  sort: undefined,
  dice: undefined,
  view: 'words',
};

/** What a bare address means: two thirds of all words are hardly known, and nobody should meet those first. */
export const usualChoice: Choice = {
  ...noChoice,
  scales: {
    commonness: { known: [300, 500], unknown: false },
    offensiveness: { known: [0, 0], unknown: false },
    nsfw: { known: [0, 0], unknown: false },
  },
};

/** How many words that is: `6**5` is 7776. */
export function takenBy({ take }: Pick<Choice, 'take'>): number {
  const [base = '', power = '1'] = take.split('**');
  return Number(base) ** Number(power);
}
