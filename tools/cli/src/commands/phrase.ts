import { randomInt } from 'node:crypto';
import { describeEntropy, entropyOf, testDecodability } from '@word-list/domain/word-sets';
import * as z from 'zod';
import { UsageError } from '../../../local/src/product/errors.ts';
import type { Command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { inputNames } from '../files/input-names.ts';
import { readList } from '../files/read-list.ts';
import { readingOptions } from '../options/option-groups.ts';
import { commonShape, formatOf, parseOptions, readingShape } from '../options/read-values.ts';
import { workOn } from '../work-on.ts';

const shape = {
  ...readingShape,
  ...commonShape,
  bits: number(1024),
  words: number(256),
  count: number(10_000),
  separator: z.string().default(' '),
  seed: z.string().optional(),
};

/** Draws passphrases by secure randomness. */
export const phrase: Command = {
  name: 'phrase',
  summary: 'draws passphrases from a list, by secure randomness',
  operands: '[file]',
  details: [
    'Each word is drawn from all words of the list, each as likely as the others, by the random numbers of the operating system. There is no seed: what can be drawn again is no secret.',
  ],
  groups: [
    {
      title: 'How strong',
      options: [
        {
          flag: '--bits',
          value: '<n>',
          help: 'as many words as it takes for so many bits (77 unless said otherwise)',
        },
        { flag: '--words', value: '<n>', help: 'so many words instead' },
        { flag: '--count', value: '<n>', help: 'so many phrases, one a line' },
        { flag: '--separator', value: '<text>', help: 'between the words; a blank unless said otherwise' },
        { flag: '--seed', value: '<text>', help: '', isHidden: true },
      ],
    },
    readingOptions,
  ],
  examples: [
    { line: 'wordlist phrase eff_large_wordlist.txt', does: 'one of 77 bits: six words' },
    { line: 'wordlist phrase list.txt --bits 128 --separator -', does: 'as strong as a key of AES' },
  ],
  run: async ({ operands, options }, around) => {
    const given = parseOptions(shape, options);
    if (given.seed !== undefined) {
      throw new UsageError('phrase takes no --seed: what can be drawn again is no secret');
    }
    if (operands.length > 1)
      throw new UsageError('phrase draws from one list: join several with wordlist tidy');
    const [name = '-'] = inputNames({ command: 'phrase', operands, stdin: around.stdin });
    const { words } = await readList(name, { ...around, format: formatOf(given) });
    const length = lengthOf(words.length, given);
    const phrases = Array.from({ length: given.count ?? 1 }, () => draw(words, length));
    const bits = Math.floor(length * Math.log2(words.length) * 10) / 10;
    if (given.json) await around.console.data(`${JSON.stringify({ phrases, words: length, bits })}\n`);
    else await around.console.data(phrases.map((drawn) => `${drawn.join(given.separator)}\n`).join(''));
    around.console.say(describeEntropy(words.length));
    if (given.separator === '' && !(await workOn(testDecodability(words), around)).decodable) {
      around.console.problem(
        'Joined without spaces, two phrases can look alike: keep the list --prefix-free.',
      );
    }
    return exitCodes.done;
  },
};

function number(most: number) {
  return z
    .string()
    .regex(/^[1-9]\d{0,4}$/u, 'is no whole number above 0')
    .transform(Number)
    .refine((count) => count <= most, `is at most ${most}`)
    .optional();
}

function lengthOf(count: number, { bits, words }: z.output<z.ZodObject<typeof shape>>): number {
  if (bits !== undefined && words !== undefined)
    throw new UsageError('--bits and --words both say how long: give one');
  const fewest = entropyOf(count, [bits ?? 77]).wordsFor[0]?.words ?? null;
  if (fewest === null) throw new UsageError('the list has no two words to draw from');
  return words ?? fewest;
}

function draw(words: readonly string[], length: number): string[] {
  return Array.from({ length }, () => words[randomInt(words.length)] ?? '');
}
