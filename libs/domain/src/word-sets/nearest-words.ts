import { InvalidInput } from '../errors.ts';
import { attributes } from '../scoring/attributes.ts';
import { compareText } from '../words/compare-text.ts';
import type { ListWord } from './list-word.ts';
import { makeMeter, type Work, type WorkLimits } from './work.ts';
import { valueReader, type ValueName } from './word-values.ts';

/** A word that is like another one. */
export interface NearWord<Word extends ListWord = ListWord> {
  readonly word: Word;
  /** 0 is alike in all that was asked for, 1 as far apart as the ends of one scale. */
  readonly distance: number;
}

interface NearRequest extends WorkLimits {
  readonly by: readonly ValueName[];
  readonly limit: number;
}

/**
 * The words that are most like one, by the straight distance over the chosen values, each scale as long as the others;
 * twenty characters are one scale, and a main type has to be the same. Words of one distance come by text; those whose
 * values are not all known, and the word itself, are left out. Throws InvalidInput `similar` where a value of the word
 * is unknown.
 */
export function* nearestWords<Word extends ListWord>(
  words: Iterable<Word>,
  to: ListWord,
  { by, limit, ...limits }: NearRequest,
): Work<NearWord<Word>[]> {
  const meter = makeMeter(limits, 'look for fewer similar words');
  const measures = by.map((name) => measureFrom(to, name));
  const nearest: Near<Word>[] = [];
  let done = 0;
  for (const word of words) {
    done += 1;
    meter.spend(stepsPerWord);
    if (meter.isPauseDue()) yield { done };
    if (word.text === to.text) continue;
    const squares = measures.reduce((sum, measure) => sum + measure(word), 0);
    if (squares < Infinity) insert(nearest, { word, squares }, limit);
  }
  return nearest.map(({ word, squares }) => ({ word, distance: Math.sqrt(squares) / wholeScale }));
}

const stepsPerWord = 6;

/** The length of every scale, in whole steps: squares are added without fractions. */
const wholeScale = 1000;
const stepsPerCharacter = 50;

interface Near<Word> {
  readonly word: Word;
  readonly squares: number;
}

/** The square of the distance in one value; infinite where it is unknown. */
function measureFrom(to: ListWord, name: ValueName): (word: ListWord) => number {
  const valueOf = valueReader(name);
  const own = valueOf(to);
  if (own === null) throw new InvalidInput('similar', `nobody knows the ${name} of ${to.text}`);
  if (name === 'mainType') return (word) => (valueOf(word) === own ? 0 : Infinity);
  const steps = stepsOf(name);
  return (word) => {
    const value = valueOf(word);
    return value === null ? Infinity : ((value - own) * steps) ** 2;
  };
}

function stepsOf(name: Exclude<ValueName, 'mainType'>): number {
  const scale = attributes.find((attribute) => attribute.name === name);
  return scale === undefined ? stepsPerCharacter : wholeScale / ((scale.max - scale.min) * 100);
}

/** Keeps the `limit` nearest, in order. */
function insert<Word extends ListWord>(nearest: Near<Word>[], near: Near<Word>, limit: number): void {
  const isBefore = (other: Near<Word>) =>
    near.squares < other.squares ||
    (near.squares === other.squares && compareText(near.word.text, other.word.text) < 0);
  const last = nearest.at(-1);
  if (nearest.length === limit && last && !isBefore(last)) return;
  const place = nearest.findIndex(isBefore);
  nearest.splice(place === -1 ? nearest.length : place, 0, near);
  if (nearest.length > limit) nearest.pop();
}
