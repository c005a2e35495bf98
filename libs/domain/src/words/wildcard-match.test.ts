import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { wildcardMatch } from './wildcard-match.ts';

const bySpecification = (pattern: readonly string[], text: readonly string[]): boolean => {
  const [first, ...rest] = pattern;
  if (first === undefined) return text.length === 0;
  if (first === '*') {
    return Array.from({ length: text.length + 1 }, (_, from) => text.slice(from)).some((end) =>
      bySpecification(rest, end),
    );
  }
  return text.length > 0 && (first === '?' || first === text[0]) && bySpecification(rest, text.slice(1));
};

it('matches as its two rules say', () => {
  const pattern = fc.array(fc.constantFrom('a', 'b', '😀', '?', '*'), { maxLength: 8 });
  const text = fc.array(fc.constantFrom('a', 'b', '😀'), { maxLength: 10 });

  fc.assert(
    fc.property(pattern, text, (of, given) => {
      const match = wildcardMatch(of.join(''));
      const inBounds = given.length <= match.maxLength;

      expect(match.matches(given.join(''))).toBe(bySpecification(of, given));
      expect(inBounds || !bySpecification(of, given)).toBe(true);
    }),
    { numRuns: 3000 },
  );
});

it('answers at once whatever the pattern', () => {
  const match = wildcardMatch(`${'*a'.repeat(30)}*b`);

  expect(match.matches('a'.repeat(64))).toBe(false);
});
