import type { Attribute } from '../../scoring/attributes.ts';

/** A number as it is written: `digits` over ten to the power of `places`. */
interface Decimal {
  readonly digits: bigint;
  readonly places: number;
}

/** Which numbers of a file stand for the least and the greatest of ours; the first may be the greater one. */
export interface FileScale {
  readonly from: Decimal;
  readonly to: Decimal;
  /** As it was given. */
  readonly text: string;
}

type Bounds = Pick<Attribute, 'min' | 'max'>;

/** A scale as `-4..4`; undefined when it is none. */
export function readFileScale(text: string): FileScale | undefined {
  const [first = '', second = '', ...more] = text.split('..');
  const [from, to] = [readDecimal(first), readDecimal(second)];
  if (from === undefined || to === undefined || more.length > 0) return undefined;
  return from.digits * tenTo(to.places) === to.digits * tenTo(from.places) ? undefined : { from, to, text };
}

/** Of a file that has our scale. */
export const ourScale = ({ min, max }: Bounds): FileScale => ({
  from: { digits: BigInt(min), places: 0 },
  to: { digits: BigInt(max), places: 0 },
  text: `${String(min)}..${String(max)}`,
});

/**
 * A number of a file in whole hundredths of our scale, halves away from zero. It never goes through a float. A text says
 * what is wrong with it.
 */
export function toOurScale(text: string, { from, to, text: name }: FileScale, ours: Bounds): number | string {
  const decimal = readDecimal(text);
  if (decimal === undefined) return `${text.slice(0, 30)} is no decimal number such as 2.5`;
  const places = Math.max(decimal.places, from.places, to.places);
  const [value, start, end] = [decimal, from, to].map((one) => one.digits * tenTo(places - one.places));
  if (value === undefined || start === undefined || end === undefined) return name;
  const sign = end < start ? -1n : 1n;
  const [way, whole] = [(value - start) * sign, (end - start) * sign];
  if (way < 0n || way > whole) return `${text} is outside of ${name}`;
  const least = BigInt(ours.min * 100);
  return Number(rounded(least * whole + way * (BigInt(ours.max * 100) - least), whole));
}

const decimalText = /^([+-]?)(\d{0,9})(?:\.(\d{1,18}))?$/;

function readDecimal(text: string): Decimal | undefined {
  const [, sign, whole = '', fraction = ''] = decimalText.exec(text.trim()) ?? [];
  if (sign === undefined || whole + fraction === '') return undefined;
  const size = BigInt(whole + fraction);
  return { digits: sign === '-' ? -size : size, places: fraction.length };
}

function tenTo(power: number): bigint {
  return 10n ** BigInt(power);
}

/** Of a fraction whose denominator is above zero. */
function rounded(numerator: bigint, denominator: bigint): bigint {
  const size = numerator < 0n ? -numerator : numerator;
  const whole = (2n * size + denominator) / (2n * denominator);
  return numerator < 0n ? -whole : whole;
}
