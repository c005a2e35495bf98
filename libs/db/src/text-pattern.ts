const lastCodePoint = 0x10ffff;

/**
 * The least text, by code points, that is greater than every text with this prefix; undefined when there is none. A
 * prefix is looked up as a range, since an index serves that whatever the parameter.
 */
export const prefixEnd = (prefix: string): string | undefined => {
  const points = Array.from(prefix, (char) => char.codePointAt(0) ?? 0);
  for (let last = points.pop(); last !== undefined; last = points.pop()) {
    const next = following(last);
    if (next !== undefined) return String.fromCodePoint(...points, next);
  }
  return undefined;
};

export interface TextPattern {
  /** What every match begins with; may be empty. */
  readonly prefix: string;
  /** `text`: the prefix is all there is. `prefix`: anything may follow. `like`: the pattern says more. */
  readonly kind: 'text' | 'prefix' | 'like';
  /** The whole pattern for LIKE, with its signs escaped by backslashes. */
  readonly like: string;
}

/** Reads wildcards: `?` is one code point, `*` any number of them, all else stands for itself. */
export const textPattern = (wildcards: string): TextPattern => {
  const prefix = /^[^?*]*/u.exec(wildcards)?.[0] ?? '';
  const rest = wildcards.slice(prefix.length);
  const like = wildcards
    .replace(/[\\%_]/gu, '\\$&')
    .replaceAll('?', '_')
    .replaceAll('*', '%');
  if (rest === '') return { prefix, kind: 'text', like };
  return { prefix, kind: /^\*+$/u.test(rest) ? 'prefix' : 'like', like };
};

/** The code point behind this one that a text can hold; undefined behind the last. */
function following(codePoint: number): number | undefined {
  if (codePoint === lastCodePoint) return undefined;
  return codePoint === 0xd7ff ? 0xe000 : codePoint + 1;
}
