import { InvalidInput } from '../../errors.ts';

/** How a number of words is written. */
export const takePattern = /^[1-9]\d{0,6}(?:\*\*[1-9]\d?)?$/;

/** A number of words from `7776` or `6**5`. Throws InvalidInput for other text, and for more than `most`. */
export function readTake(text: string, most: number): number {
  if (!takePattern.test(text)) {
    throw new InvalidInput('take', 'is no number of words: write 7776, or 6**5 for five dice');
  }
  const [base = '', power = '1'] = text.split('**');
  const count = Number(base) ** Number(power);
  if (count > most) throw new InvalidInput('take', `is at most ${most}; ${text} is ${count}`);
  return count;
}
