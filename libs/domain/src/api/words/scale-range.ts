import * as z from 'zod';
import { InvalidInput } from '../../errors.ts';
import type { ScoreRange } from '../../ports/word-catalogue.ts';
import type { attributes } from '../../scoring/attributes.ts';
import { readHundredths } from '../../words/hundredths.ts';

type Attribute = (typeof attributes)[number];

const number = String.raw`-?\d{1,2}(?:\.\d{1,2})?`;
const range = new RegExp(`^(?:\\?|(?:${number}|(?:${number})?\\.\\.(?:${number})?)(?:,\\?)?)$`);

/** A range of one scale as a parameter. */
export const scaleRange = (attribute: Attribute) =>
  z
    .string()
    .max(20)
    .regex(range, rangeHelp)
    .optional()
    .meta({
      description: `${attribute.displayName}, ${attribute.min} to ${attribute.max}: ${meaning}`,
      examples: [exampleOf(attribute)],
    });

/** What such a parameter asks for. Throws InvalidInput for bounds that the scale does not have. */
export function readScaleRange(attribute: Attribute, text: string): ScoreRange {
  if (text === '?') return onlyUnknown;
  const unknown = text.endsWith(',?');
  const [from = '', to] = (unknown ? text.slice(0, -2) : text).split('..');
  const min = readBound(attribute, from, attribute.min * 100);
  const max = readBound(attribute, to ?? from, attribute.max * 100);
  if (min > max) throw new InvalidInput(attribute.name, `begins above its end: ${from}..${to ?? from}`);
  return { min, max, ...(unknown && { unknown }) };
}

const onlyUnknown: ScoreRange = { min: 1, max: 0, unknown: true };

const rangeHelp =
  'is no range: write 3..5, 3.., ..2.5 or 4, with ",?" behind to keep words without this score, or "?" for them alone';

const meaning =
  'a range such as `3..5`, `3..`, `..2.5` or `4`, ends included. Words without this score are left out; `,?` behind the range keeps them, `?` asks for them alone.';

const exampleOf = ({ max }: Attribute): string => (max === 1 ? '0' : '3..');

function readBound({ name, min, max }: Attribute, text: string, open: number): number {
  if (text === '') return open;
  const value = readHundredths(text);
  if (value === undefined || value < min * 100 || value > max * 100) {
    throw new InvalidInput(name, `lies between ${min} and ${max}; ${text} does not`);
  }
  return value;
}
