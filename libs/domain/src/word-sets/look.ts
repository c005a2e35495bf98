/** Characters that pass for another in many typefaces, or in handwriting, and what they pass for. */
const sameLook: readonly (readonly [pattern: RegExp, look: string])[] = [
  [/rn|nn/gu, 'm'],
  [/vv|uu/gu, 'w'],
  [/c[l1I|]/gu, 'd'],
  [/[I1|]/gu, 'l'],
  [/[0O]/gu, 'o'],
  [/[5S]/gu, 's'],
  [/[2Z]/gu, 'z'],
  [/9/gu, 'g'],
];

/**
 * How a word looks at a glance: two words of one look are easily taken for each other (`modem` and `modern`, `cl`
 * and `d`, `1` and `l`). Marks on letters are left out. The idea is that of the skeleton in Unicode Technical
 * Standard 39, section 4; the table is a short one of our own for Latin letters and digits.
 */
export function lookOf(text: string): string {
  const plain = text.normalize('NFD').replaceAll(/\p{M}/gu, '');
  return sameLook.reduce((look, [pattern, same]) => look.replaceAll(pattern, same), plain);
}
