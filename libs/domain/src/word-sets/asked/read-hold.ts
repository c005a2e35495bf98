import { InvalidInput } from '../../errors.ts';
import { attributes } from '../../scoring/attributes.ts';
import { readHundredths } from '../../words/hundredths.ts';
import type { Hold } from '../match-grid.ts';
import type { ValueName } from '../word-values.ts';

/** Each value that may differ triples the cells to look into. */
const mostHeld = 4;

/** What agrees between parts, from `length,commonness:0.25`. Throws InvalidInput for what is none. */
export function readHold(text: string): Hold[] {
  const held = text.split(',').map(readValue);
  if (new Set(held.map(({ by }) => by)).size < held.length) {
    throw new InvalidInput('hold', 'names a value twice');
  }
  if (held.length > mostHeld) throw new InvalidInput('hold', `holds at most ${mostHeld} values`);
  return held;
}

/** Values that words can be held by. */
export const heldNames: readonly ValueName[] = ['length', 'mainType', ...attributes.map(({ name }) => name)];

function readValue(given: string): Hold {
  const [name = '', within, ...more] = given.split(':');
  const by = heldNames.find((known) => known === name);
  if (by === undefined || more.length > 0) {
    throw new InvalidInput(
      'hold',
      `is a list such as length,commonness:0.25 of ${heldNames.join(', ')}; ${JSON.stringify(given)} is none of them`,
    );
  }
  return within === undefined ? { by } : { by, within: readWithin(by, within) };
}

function readWithin(by: ValueName, text: string): number {
  const hundredths = readHundredths(text);
  if (hundredths === undefined || hundredths < 0 || by === 'mainType') refuseWithin(by, text);
  if (by !== 'length') return hundredths;
  return hundredths % 100 === 0 ? hundredths / 100 : refuseWithin(by, text);
}

function refuseWithin(by: ValueName, text: string): never {
  const form =
    by === 'length' ? 'a whole number of characters, as in length:1' : 'a number, as in commonness:0.25';
  const detail = by === 'mainType' ? 'agrees or does not: leave out the number' : `may differ by ${form}`;
  throw new InvalidInput('hold', `${by} ${detail}, and not by ${JSON.stringify(text)}`);
}
