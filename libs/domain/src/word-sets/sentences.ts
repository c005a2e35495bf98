import type { DiceNumbers } from './dice.ts';
import { entropyOf } from './entropy.ts';

const numerals = ['no', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'];

/** What a list of so many words is worth: `7,776 words: 12.9 bits each. Six drawn by dice make 77.5 bits.` */
export function describeEntropy(count: number): string {
  const { bitsPerWord, wordsFor } = entropyOf(count);
  const words = wordsFor[0]?.words;
  if (words === null || words === undefined) return `${grouped(count)} words: nothing to draw from.`;
  const drawn = numerals[words] ?? grouped(words);
  const total = oneDecimal(words * bitsPerWord);
  return `${grouped(count)} words: ${oneDecimal(bitsPerWord)} bits each. ${drawn} drawn by dice make ${total} bits.`;
}

/** `Roll again above 66521.`, where some throws have no word. */
export function describeRollAgain({ rollAgainAbove }: DiceNumbers): string | undefined {
  return rollAgainAbove === undefined ? undefined : `Roll again above ${rollAgainAbove}.`;
}

/** What brings more words: a rule or filter to lift, or another order. */
export interface Help {
  readonly change: string;
  readonly possible: number;
}

/** `5,803 of 7,776. What helps: longest first (7,778) · all forms (6,340).`, the most helpful first. */
export function describeTooFew({
  possible,
  asked,
  helps,
}: {
  possible: number;
  asked: number;
  helps: readonly Help[];
}): string {
  const better = helps
    .filter((help) => help.possible > possible)
    .toSorted((one, other) => other.possible - one.possible)
    .map((help) => `${help.change} (${grouped(help.possible)})`);
  const start = `${grouped(possible)} of ${grouped(asked)}.`;
  return better.length === 0 ? start : `${start} What helps: ${better.join(' · ')}.`;
}

function grouped(count: number): string {
  return count.toLocaleString('en-US');
}

/** One decimal, never more than there is: 77.55 is 77.5. */
function oneDecimal(bits: number): string {
  return (Math.floor(bits * 10 + 1e-9) / 10).toFixed(1);
}
