import { InvalidInput } from '../../errors.ts';
import { compareText } from '../../words/compare-text.ts';
import { canonicalForm } from '../../words/canonical-form.ts';

const mostLetters = 2000;
const allowed = /^[\p{L}\p{M}'-]*$/u;

/** The letters, each once and by code point, that `a-z` or `a-zäöü'` names; a hyphen at either end is one. */
export function readLetters(given: string): string {
  const characters = [...canonicalForm(given)];
  const found = new Set<string>();
  for (let at = 0; at < characters.length; at += 1) {
    const [first = '', hyphen, last] = characters.slice(at, at + 3);
    if (hyphen !== '-' || last === undefined) {
      found.add(first);
      continue;
    }
    for (const letter of between(first, last)) found.add(letter);
    at += 2;
  }
  const letters = [...found].sort(compareText).join('');
  if (!allowed.test(letters)) throw new InvalidInput('letters', 'may name letters, apostrophe and hyphen');
  return letters;
}

function between(first: string, last: string): string[] {
  const [from, to] = [first.codePointAt(0) ?? 0, last.codePointAt(0) ?? 0];
  if (from > to)
    throw new InvalidInput('letters', `has a range that ends before it begins: ${first}-${last}`);
  if (to - from >= mostLetters) {
    throw new InvalidInput('letters', `has a range of more than ${mostLetters} letters: ${first}-${last}`);
  }
  return Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index));
}
