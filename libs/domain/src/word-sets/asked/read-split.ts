import { InvalidInput } from '../../errors.ts';
import { attributes, type AttributeName } from '../../scoring/attributes.ts';
import { wordTypes } from '../../scoring/word-type-names.ts';
import { wordForms } from '../language.ts';
import type { Split, ValueRange } from '../split-words.ts';
import { readLength } from './read-length.ts';
import { readScaleRange } from './read-scale-range.ts';

const leastParts = 2;
const mostParts = 5;

const help =
  'is no split: write what to split by and two to five parts, as in sentiment:..-2/2.. or mainType:adjective/noun,verb';

/** Parts from `sentiment:..-2/2..` or `mainType:adjective/noun,verb`. Throws InvalidInput for what is none. */
export function readSplit(text: string): Split {
  const [, by = '', rest = ''] = /^([a-zA-Z]+):(.+)$/su.exec(text) ?? [];
  const parts = rest.split('/');
  if (parts.length < leastParts || parts.length > mostParts) throw new InvalidInput('split', help);
  const read = readers.get(by) ?? ((given) => splitByScale(by, given));
  return read(parts);
}

/** What words can be split by beside scales, and how its parts are read. */
const readers = new Map<string, (parts: readonly string[]) => Split>([
  ['mainType', (parts) => ({ by: 'mainType', parts: parts.map((part) => readNames(part, wordTypes)) })],
  ['types', (parts) => ({ by: 'types', parts: parts.map((part) => readNames(part, wordTypes)) })],
  ['forms', (parts) => ({ by: 'forms', parts: parts.map((part) => readNames(part, wordForms)) })],
  ['length', (parts) => ({ by: 'length', parts: parts.map((part) => rangeOf(readLength(part, 'split'))) })],
]);

function splitByScale(by: string, parts: readonly string[]): Split {
  if (!isScale(by)) {
    const known = [...readers.keys(), ...attributes.map(({ name }) => name)];
    throw new InvalidInput('split', `is by one of ${known.join(', ')}; there is no ${by}`);
  }
  return { by, parts: parts.map((part) => readPart(by, part)) };
}

function readPart(by: AttributeName, part: string): ValueRange {
  if (part.endsWith('?')) {
    throw new InvalidInput(
      'split',
      `has no part of words whose ${by} nobody knows: leave out the question mark`,
    );
  }
  return rangeOf(readScaleRange(by, part, 'split'));
}

function rangeOf({ min, max }: { readonly min: number; readonly max: number }): ValueRange {
  return { from: min, to: max };
}

function readNames<Name extends string>(part: string, names: readonly Name[]): Name[] {
  return part.split(',').map((given) => {
    const name = names.find((known) => known === given);
    if (name !== undefined) return name;
    throw new InvalidInput(
      'split',
      `has parts of ${names.join(', ')}; ${JSON.stringify(given)} is none of them`,
    );
  });
}

function isScale(name: string): name is AttributeName {
  return attributes.some((attribute) => attribute.name === name);
}
