import { InvalidInput } from '../../errors.ts';
import { limits } from '../../limits.ts';
import type { WordOrder } from '../../ports/word-catalogue.ts';
import { seedNumber } from '../../words/sample-order.ts';
import { askedRules, type Rules } from '../../word-sets/index.ts';
import type { sortNames, WordsParameters } from './words-parameters.ts';

/** How words are picked out of those that pass the filters. */
export interface WordPick {
  readonly order: WordOrder;
  /** Of a random order: as the reader gave it, or as it was drawn. */
  readonly seed: string | undefined;
  /** True for a seed that was drawn for this request. */
  readonly drawn: boolean;
  /** How many at most; undefined means all. */
  readonly take: number | undefined;
  /** What holds between the picked words; undefined when nothing has to. */
  readonly rules: Rules | undefined;
}

interface Seeds {
  readonly drawSeed: () => string;
  /** The seed that a cursor brings along. */
  readonly cursorSeed: string | undefined;
}

/** How these parameters pick words. Throws InvalidInput for those that contradict each other. */
export function readPick(given: WordsParameters, seeds: Seeds): WordPick {
  const take = readTake(given);
  const order = given.order ?? (take === undefined ? 'text' : 'random');
  const picked = { take, rules: readRules(given) };
  if (order === 'given')
    throw new InvalidInput('order', '"given" is the order of a pasted list: send its words');
  if (order !== 'random') {
    refuseSeed(given);
    return { ...picked, order: readOrder(order), seed: undefined, drawn: false };
  }
  const givenSeed = readSeed(given) ?? seeds.cursorSeed;
  const seed = givenSeed ?? seeds.drawSeed();
  return {
    ...picked,
    order: { by: 'random', seed: seedNumber(seed) },
    seed,
    drawn: givenSeed === undefined,
  };
}

/** The order of this name. */
export function readOrder(name: (typeof sortNames)[number]): WordOrder {
  const descending = name.startsWith('-');
  return { by: (descending ? name.slice(1) : name) as Exclude<WordOrder['by'], 'random'>, descending };
}

function readTake({ take, randomCount }: WordsParameters): number | undefined {
  if (take === undefined) return randomCount === 0 ? undefined : randomCount;
  if (randomCount !== undefined)
    throw new InvalidInput('take', 'says the same as randomCount: give one of them');
  const [base = '', power = '1'] = take.split('**');
  const count = Number(base) ** Number(power);
  if (count > limits.takenWords) {
    throw new InvalidInput('take', `is at most ${limits.takenWords}; ${take} is ${count}`);
  }
  return count;
}

function readRules(given: WordsParameters): Rules | undefined {
  const { uniquePrefix, prefixFree, suffixFree, noLookalikes, minDistance, decodable } = given;
  const rules = { uniquePrefix, prefixFree, suffixFree, noLookalikes, minDistance, decodable };
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
