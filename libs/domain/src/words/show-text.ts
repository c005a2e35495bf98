import { lookAlikeScripts } from './canonical-form.ts';
import type { RejectReason } from './reject-reasons.ts';

/**
 * The beginning of a text as a database, a terminal and a person can take it: at most `length` code points, and what
 * cannot be seen by its number, as in `so<U+00AD>fa`.
 */
export const showText = (text: string, length: number): string =>
  beginningOf(text, length).replaceAll(unseen, nameOf);

/** The text of a rejected line. Where scripts are mixed, the letters of the rarer one are named too: they look right. */
export const showReject = (reason: RejectReason, text: string, length: number): string => {
  const beginning = beginningOf(text, length);
  const strangers = reason === 'mixed_scripts' ? rarestScript(beginning) : undefined;
  const named = strangers === undefined ? beginning : beginning.replaceAll(strangers, nameOf);
  return named.replaceAll(unseen, nameOf);
};

/** A line that is not UTF-8: its ASCII, and its other bytes by their numbers, as in `caf<E9>`. */
export const showBytes = (bytes: Uint8Array, length: number): string =>
  Array.from(bytes.subarray(0, length), (byte) =>
    byte < 0x80 ? showText(String.fromCharCode(byte), 1) : `<${byte.toString(16).toUpperCase()}>`,
  ).join('');

/** Controls, format characters, odd spaces, halves of characters: what no eye can see or tell from a blank. */
const unseen = /(?! )[\p{C}\p{Z}\u034f\ufe00-\ufe0f]/gu;

function nameOf(character: string): string {
  return `<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`;
}

function beginningOf(text: string, length: number): string {
  return [...text.slice(0, 2 * length)].slice(0, length).join('');
}

function rarestScript(text: string): RegExp | undefined {
  const counted = lookAlikeScripts
    .map((script) => ({ script, count: text.match(script)?.length ?? 0 }))
    .filter(({ count }) => count > 0);
  return counted.toSorted((one, other) => one.count - other.count)[0]?.script;
}
