import { expect, it } from 'vitest';
import { exampleWord } from '../testing/example-words.ts';
import { writeWords } from './write-words.ts';

const words = ['apple', 'pear', 'fig'].map(exampleWord);
const facts = { revision: 5, next: 'c', total: 9, seed: '7' };
const room = { maxBytes: 1_000_000, places: [] };

it('writes JSON with what goes with the page', () => {
  const written = writeWords(words, { ...room, format: 'json', fields: ['text'] });

  expect(JSON.parse(written.body(facts))).toEqual({
    words: [{ text: 'apple' }, { text: 'pear' }, { text: 'fig' }],
    ...facts,
  });
});

it.each(['json', 'csv', 'ndjson', 'text'] as const)('writes an empty list as %s', (format) => {
  const written = writeWords([], { ...room, format, fields: ['types'] });
  const empty = { json: '{"words":[],"revision":5}', csv: 'text,types\r\n', ndjson: '', text: '' };

  expect([written.count, written.body({ revision: 5 })]).toEqual([0, empty[format]]);
});

it('quotes cells that need it', () => {
  const odd = { ...exampleWord('apple'), model: 'a "b", c' };

  const written = writeWords([odd], { ...room, format: 'csv', fields: ['model'] });

  expect(written.body({ revision: 5 })).toBe('text,model\r\napple,"a ""b"", c"\r\n');
});

it.each(['json', 'csv', 'ndjson', 'text'] as const)(
  'stops before %s is too large, after one word at least',
  (format) => {
    const many = Array.from({ length: 1000 }, () => exampleWord('ß'.repeat(64)));
    const maxBytes = 60_000;

    const written = writeWords(many, { format, fields: ['types'], places: [], maxBytes });
    const tiny = writeWords(many, { format, fields: ['types'], places: [], maxBytes: 1 });

    expect(written.count).toBeGreaterThan(50);
    expect(Buffer.byteLength(written.body(facts))).toBeLessThan(maxBytes);
    expect(tiny.count).toBe(1);
  },
);
