import { InvalidInput } from '../../errors.ts';
import { limits } from '../../limits.ts';
import type { WordOrder } from '../../ports/word-catalogue.ts';
import { seedNumber } from '../../words/sample-order.ts';
import { readHold } from '../../word-sets/asked/read-hold.ts';
import { readSplit } from '../../word-sets/asked/read-split.ts';
import { readTake } from '../../word-sets/asked/read-take.ts';
import {
  askedRules,
  ruleNames,
  type Hold,
  type Rules,
  type Split,
  type OrderName,
} from '../../word-sets/index.ts';
import type { sortNames } from './set-parameters.ts';
import type { WordsParameters } from './words-parameters.ts';

/** How words are picked out of those that pass the filters: the same for every seed and page of a list. */
export interface WordPick {
  /** The order in which they are picked, as readers and the engine call it. */
  readonly orderName: OrderName;
  /** How many at most, of each part; undefined means all. */
  readonly take: number | undefined;
  /** What holds between the picked words; undefined when nothing has to. */
  readonly rules: Rules | undefined;
  readonly split: Split | undefined;
  readonly hold: readonly Hold[] | undefined;
  readonly dice: number | undefined;
}

/** The order in which words are picked. */
export interface PickOrder {
  readonly order: WordOrder | 'given';
  /** Of a random order: as the reader gave it, or as it was drawn. */
  readonly seed: string | undefined;
  /** True for a seed that was drawn for this request. */
  readonly drawn: boolean;
}

interface Seeds {
  readonly drawSeed: () => string;
  /** The seed that a cursor brings along. */
  readonly cursorSeed: string | undefined;
}

/** How these parameters pick words. Throws InvalidInput for those that contradict each other. */
export function readPick(given: WordsParameters): WordPick {
  const take = takeOf(given);
  const orderName = given.order ?? (take === undefined ? 'text' : 'random');
  return { take, rules: readRules(given), orderName, ...readParts(given), dice: given.dice };
}

/** The order of this name; a random one with its seed. Throws InvalidInput for a seed of any other order. */
export function readPickOrder(given: WordsParameters, name: OrderName, seeds: Seeds): PickOrder {
  if (name !== 'random') {
    refuseSeed(given);
    return { order: name === 'given' ? name : readOrder(name), seed: undefined, drawn: false };
  }
  const givenSeed = readSeed(given) ?? seeds.cursorSeed;
  const seed = givenSeed ?? seeds.drawSeed();
  return { order: { by: 'random', seed: seedNumber(seed) }, seed, drawn: givenSeed === undefined };
}

/** The order of this name. */
export function readOrder(name: (typeof sortNames)[number]): WordOrder {
  const descending = name.startsWith('-');
  return { by: (descending ? name.slice(1) : name) as Exclude<WordOrder['by'], 'random'>, descending };
}

function takeOf({ take, randomCount }: WordsParameters): number | undefined {
  if (take === undefined) return randomCount === 0 ? undefined : randomCount;
  if (randomCount !== undefined)
    throw new InvalidInput('take', 'says the same as randomCount: give one of them');
  return readTake(take, limits.takenWords);
}

function readParts({ split, hold }: WordsParameters): Pick<WordPick, 'split' | 'hold'> {
  if (hold !== undefined && split === undefined) {
    throw new InvalidInput('hold', 'is what agrees between parts: say with split what they are');
  }
  return {
    split: split === undefined ? undefined : readSplit(split),
    hold: hold === undefined ? undefined : readHold(hold),
  };
}

function readRules(given: WordsParameters): Rules | undefined {
  const rules: Rules = Object.fromEntries(ruleNames.map((name) => [name, given[name]]));
  return askedRules(rules).length === 0 ? undefined : rules;
}

function readSeed({ seed, randomSeed }: WordsParameters): string | undefined {
  if (seed !== undefined && randomSeed !== undefined) {
    throw new InvalidInput('seed', 'says the same as randomSeed: give one of them');
  }
  return seed ?? randomSeed;
}

function refuseSeed({ seed, randomSeed }: WordsParameters): void {
  if (seed !== undefined) throw new InvalidInput('seed', 'belongs to order=random');
  if (randomSeed !== undefined) {
    throw new InvalidInput('randomSeed', 'belongs to a random sample: give randomCount too');
  }
}
