/** The pattern of a whole word in which `?` is one character and `*` any number of them. */
export function wildcardPattern(wildcards: string): RegExp {
  const source = Array.from(wildcards)
    .map((char) => {
      if (char === '*') return '.*';
      return char === '?' ? '.' : char.replace(/[\\^$.|+()[\]{}/-]/gu, '\\$&');
    })
    .join('');
  return new RegExp(`^${source}$`, 'su');
}
