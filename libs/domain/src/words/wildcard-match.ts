const star = 0x2a;
const question = 0x3f;
const surrogates = /[\ud800-\udfff]/;

/** Reads the code of a place in a text: of a UTF-16 unit, or of a code point. */
type CodeAt = (at: number) => number;

export interface WildcardMatch {
  /** In code points: no longer text matches. */
  readonly maxLength: number;
  matches(text: string): boolean;
}

/**
 * Tests texts against wildcards: `?` is one code point, `*` any number. Takes at most the product of the two lengths in
 * steps, whatever the pattern: a regular expression would not.
 */
export const wildcardMatch = (wildcards: string): WildcardMatch => {
  const pattern = codePoints(wildcards);
  const least = pattern.filter((code) => code !== star).length;
  const pieces = wildcards.includes('?') ? undefined : wildcards.split('*');
  return {
    maxLength: least === pattern.length ? least : Infinity,
    matches: (text) => {
      if (pieces !== undefined) return matchesPieces(text, pieces);
      // Without surrogates the units are the code points, and nothing has to be copied.
      if (!surrogates.test(text)) return matches((at) => text.charCodeAt(at), text.length, pattern);
      const codes = codePoints(text);
      return matches((at) => codes[at] ?? 0, codes.length, pattern);
    },
  };
};

function matches(codeAt: CodeAt, length: number, pattern: readonly number[]): boolean {
  let at = 0;
  let inPattern = 0;
  let lastStar = -1;
  let resume = 0;
  while (at < length) {
    const wanted = pattern[inPattern];
    if (wanted === star) {
      lastStar = inPattern;
      resume = at;
      inPattern += 1;
    } else if (wanted === question || wanted === codeAt(at)) {
      at += 1;
      inPattern += 1;
    } else if (lastStar >= 0) {
      resume += 1;
      at = resume;
      inPattern = lastStar + 1;
    } else return false;
  }
  return endsInStars(pattern, inPattern);
}

function endsInStars(pattern: readonly number[], from: number): boolean {
  for (let at = from; at < pattern.length; at += 1) if (pattern[at] !== star) return false;
  return true;
}

function codePoints(text: string): number[] {
  return Array.from(text, (char) => char.codePointAt(0) ?? 0);
}

/** Stars only: the pieces between them follow each other, the outer ones at the ends of the text. */
function matchesPieces(text: string, pieces: readonly string[]): boolean {
  const [first = '', ...rest] = pieces;
  const last = rest.pop();
  if (last === undefined) return text === first;
  let from = first.length;
  if (!text.startsWith(first) || !text.endsWith(last)) return false;
  for (const piece of rest) {
    const at = text.indexOf(piece, from);
    if (at < 0) return false;
    from = at + piece.length;
  }
  return from + last.length <= text.length;
}
