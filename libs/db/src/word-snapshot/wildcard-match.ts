const star = 0x2a;
const question = 0x3f;

const codePoints = (text: string): number[] => Array.from(text, (char) => char.codePointAt(0) ?? 0);

const matches = (text: readonly number[], pattern: readonly number[]): boolean => {
  let at = 0;
  let inPattern = 0;
  let lastStar = -1;
  let resume = 0;
  while (at < text.length) {
    const wanted = pattern[inPattern];
    if (wanted === star) {
      lastStar = inPattern;
      resume = at;
      inPattern += 1;
    } else if (wanted === question || wanted === text[at]) {
      at += 1;
      inPattern += 1;
    } else if (lastStar >= 0) {
      resume += 1;
      at = resume;
      inPattern = lastStar + 1;
    } else return false;
  }
  return pattern.slice(inPattern).every((rest) => rest === star);
};

/**
 * A test of texts against wildcards: `?` is one code point, `*` any number. Takes at most the product of the two
 * lengths in steps, whatever the pattern: a regular expression would not.
 */
export const wildcardMatch = (wildcards: string): ((text: string) => boolean) => {
  const pattern = codePoints(wildcards);
  return (text) => matches(codePoints(text), pattern);
};
