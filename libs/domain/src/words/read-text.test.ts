import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readText } from './read-text.ts';
import { readWords } from './read-words.ts';

/** What a run makes of the same bytes. */
const readByRun = async (text: string) => {
  const bytes = new TextEncoder().encode(text);
  const list = readWords(
    (async function* () {
      yield bytes;
    })(),
    { kind: 'auto' },
  );
  const entries = [];
  for await (const group of list.entries) entries.push(...group);
  return { words: entries.flatMap(({ word }) => word ?? []), readAs: list.readAs() };
};

it.each([
  ['11111\tAbacus\r\n11112\tabdomen\n\n  Cafe\u0301 \rabacus'],
  ['word,count\napple,3\n"pear, green",2\nplum,1\n'],
  ['# fruit\napple\n12\ntwo words\n'],
  ['3\napple/S\npear\nplum/M\n'],
])('reads %j as a run does', async (text) => {
  const { words, readAs } = readText(text);
  const run = await readByRun(text);

  expect(words).toEqual(run.words);
  expect(run.readAs).toContain(readAs);
});

it('names the lines that hold no word, and not those that are blank', () => {
  expect(readText('apple\n\n12\nusb-c cable\n').rejects).toEqual([
    { reason: 'not_a_word', line: 3, text: '12' },
    { reason: 'not_a_word', line: 4, text: 'usb-c cable' },
  ]);
});

it('reads any lines as a run does', async () => {
  const line = fc.stringMatching(/^[a-zé\t,;"# 0-9'-]{0,12}$/u);
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 12 }), async (lines) => {
      const text = lines.join('\n');
      expect(readText(text).words).toEqual((await readByRun(text)).words);
    }),
    { numRuns: 300 },
  );
});
