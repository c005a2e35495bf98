import type { AttributeName, WordType } from '@word-list/domain/vocabulary';
import type { Rules, WordForm } from '@word-list/domain/word-sets';
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
  /** English words of these forms; empty means any. */
  readonly forms: readonly WordForm[];
  /** Words that are left out. */
  readonly not: readonly string[];
  /** Lists by name, id, or the hash of one that its owner keeps, as in `~9f2c41ab`: words of any of them. */
  readonly list: readonly string[];
  /** Words of every one of them. */
  readonly inAll: readonly string[];
  /** Words of none of them. */
  readonly notList: readonly string[];
  /** Words that hold an entry of them. */
  readonly has: readonly string[];
  /** Whose scores; empty means those of the judge who is believed first. */
  readonly judge: string;
  readonly rules: Rules;
  /** Parts, as in `mainType:adjective/noun`; empty means one list. */
  readonly split: string;
  /** What agrees between parts, as in `length,commonness:0.25`. */
  readonly hold: string;
  readonly order: OrderName;
  /** Of a random order. */
  readonly seed: string;
  /** A number of words, or a power such as `6**5`. */
  readonly take: string;
  /** How the words are printed; undefined means as they were picked. */
  readonly sort: Exclude<OrderName, 'random'> | undefined;
  readonly dice: number | undefined;
  readonly view: 'words' | 'table';
  /** Count and hash of the list that was shared, as in `100.9f2c41ab`; empty means nobody shared one. */
  readonly was: string;
}

/** The parameters that name lists. */
export const listParameters = ['list', 'inAll', 'notList', 'has'] as const;

/** Nothing chosen: a hundred of all words. */
export const noChoice: Choice = {
  scales: {},
  length: undefined,
  text: '',
  letters: '',
  types: [],
  notTypes: [],
  mainType: [],
  forms: [],
  not: [],
  list: [],
  inAll: [],
  notList: [],
  has: [],
  judge: '',
  rules: {},
  split: '',
  hold: '',
  order: 'random',
  seed: '1',
  take: '100',
  sort: undefined,
  dice: undefined,
  view: 'words',
  was: '',
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

/** How many words that is, of each part: `6**5` is 7776. */
export function takenBy({ take }: Pick<Choice, 'take'>): number {
  const [base = '', power = '1'] = take.split('**');
  return Number(base) ** Number(power);
}

/** The names of the parts of a list, as they stand in the address; one without a name where it is not split. */
export function partsOf({ split }: Pick<Choice, 'split'>): readonly string[] {
  return split.slice(split.indexOf(':') + 1).split('/');
}

/** How many words are asked for over all parts. */
export function wantedBy(choice: Pick<Choice, 'take' | 'split'>): number {
  return takenBy(choice) * partsOf(choice).length;
}
