import { expect, it } from 'vitest';
import { rejectLines } from './reject-text.ts';

it('tells a list without a word its three commonest reasons, with examples', () => {
  const lines = rejectLines({
    lines: 1217,
    rejected: { invalid_utf8: 5, missing_column: 0, empty: 200, too_long: 2, not_a_word: 1010 },
    examples: { not_a_word: ['12', 'two words'], empty: ['', '  '], too_long: ['xxx'] },
  });

  expect(lines).toEqual([
    'not one of the 1,217 lines holds a word. Most of them were rejected as:',
    '  not_a_word, 1,010 lines: more than letters with single apostrophes or hyphens inside, such as “12” “two words”',
    '  empty, 200 lines: nothing in them',
    '  invalid_utf8, 5 lines: not UTF-8; save the list as UTF-8',
  ]);
});
