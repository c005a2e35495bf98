import type { Meter } from '../work.ts';
import type { Rule } from './rule.ts';

/** The first `length` characters belong to one word. */
export function uniquePrefixRule(length: number, meter: Meter): Rule {
  const taken = new Set<string>();
  return {
    name: 'uniquePrefix',
    fits: ({ text }) => {
      meter.spend(1);
      return !taken.has(headOf(text, length));
    },
    take: ({ text }) => void taken.add(headOf(text, length)),
  };
}

/** The first `length` characters (code points) of a text, or all of it. */
export function headOf(text: string, length: number): string {
  let end = 0;
  for (let count = 0; count < length && end < text.length; count += 1) {
    end += (text.codePointAt(end) as number) > 0xffff ? 2 : 1;
  }
  return text.slice(0, end);
}
