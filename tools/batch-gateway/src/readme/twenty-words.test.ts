import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadLexicon } from '../lexicon/load-lexicon.ts';
import { readTwentyWords, twentyWords, withTwentyWords } from './twenty-words.ts';

const readme = readFileSync(join(import.meta.dirname, '../../../../README.md'), 'utf8');

it('stand in the README as the lexicon scores them: `nx run batch-gateway:twenty-words` writes them', async () => {
  const made = twentyWords(await loadLexicon());

  expect(readTwentyWords(readme)).toEqual(made);
  expect(made).toHaveLength(21);
});

it('are written between their marks, and nowhere else', () => {
  const table = [
    ['word', 'types', 'common'],
    ['tree', 'noun', '4.50'],
  ];

  const text = withTwentyWords(readme, table);

  expect(readTwentyWords(text)).toEqual(table);
  expect(text.split('<!-- twenty-words:begin -->')[0]).toBe(readme.split('<!-- twenty-words:begin -->')[0]);
  expect(() => withTwentyWords('no marks', table)).toThrow('twenty-words:begin');
});
