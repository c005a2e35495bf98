import { expect, it } from 'vitest';
import { familyOf, foldOf } from './families.ts';

it.each([
  ['happy', 'unhappiness happily happier happiest unhappy'],
  ['love', 'loves loving lovely lover unloved lovable'],
  ['joy', 'joyful joyless joyfully joylessness joys'],
  ['stop', 'stopped stopping stops nonstop'],
])('holds %s out with %s', (word, relatives) => {
  for (const relative of relatives.split(' ')) {
    expect(familyOf(relative), relative).toBe(familyOf(word));
    expect(foldOf(relative)).toBe(foldOf(word));
  }
});
