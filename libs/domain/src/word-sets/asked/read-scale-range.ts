import { InvalidInput } from '../../errors.ts';
import { attributes, type AttributeName } from '../../scoring/attributes.ts';
import { readHundredths } from '../../words/hundredths.ts';
import { readEnds } from './read-ends.ts';

/** Scores in hundredths, both ends included; the least above the greatest is a range without known scores. */
export interface ScaleRange {
  readonly min: number;
  readonly max: number;
  /** Whether words without the score pass as well. */
  readonly unknown?: boolean;
}

const number = String.raw`-?\d{1,2}(?:\.\d{1,2})?`;

/** How a range of a scale is written. */
export const scaleRangePattern = new RegExp(
  `^(?:\\?|(?:${number}|(?:${number})?\\.\\.(?:${number})?)(?:,\\?)?)$`,
);

/** What to write instead of what is no range. */
export const scaleRangeHelp =
  'is no range: write 3..5, 3.., ..2.5 or 4, with ",?" behind to keep words without this score, or "?" for them alone';

/**
 * A range of a scale from `3..5`, `3..`, `..2.5` or `4`, with `,?` after it, or `?`. Throws InvalidInput for text that
 * is none of these, and for bounds that the scale does not have.
 */
export function readScaleRange(name: AttributeName, text: string, parameter: string = name): ScaleRange {
  if (text === '?') return { min: 1, max: 0, unknown: true };
  if (!scaleRangePattern.test(text)) throw new InvalidInput(parameter, scaleRangeHelp);
  const unknown = text.endsWith(',?');
  const { min: least, max: most } = endsOf(name);
  const [min, max] = readEnds(unknown ? text.slice(0, -2) : text, {
    least: least * 100,
    most: most * 100,
    read: (bound) => readBound(name, bound, parameter),
  });
  if (min > max) throw new InvalidInput(parameter, `begins above its end: ${min / 100}..${max / 100}`);
  return { min, max, ...(unknown && { unknown }) };
}

function readBound(name: AttributeName, text: string, parameter: string): number {
  const { min, max } = endsOf(name);
  const value = readHundredths(text);
  if (value === undefined || value < min * 100 || value > max * 100) {
    throw new InvalidInput(parameter, `lies between ${min} and ${max}; ${text} does not`);
  }
  return value;
}

function endsOf(name: AttributeName): { readonly min: number; readonly max: number } {
  return attributes.find((attribute) => attribute.name === name) ?? { min: 0, max: 0 };
}
