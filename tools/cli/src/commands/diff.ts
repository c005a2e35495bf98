import { compareLists } from '@word-list/domain/word-sets';
import * as z from 'zod';
import { UsageError } from '../../../local/src/product/errors.ts';
import { formatCount } from '../../../local/src/product/count-text.ts';
import type { Command, Surroundings } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { inputNames } from '../files/input-names.ts';
import { readList } from '../files/read-list.ts';
import { readingOptions } from '../options/option-groups.ts';
import { commonShape, formatOf, parseOptions, readingShape } from '../options/read-values.ts';

const shape = { ...readingShape, ...commonShape, only: z.enum(['a', 'b', 'both']).optional() };

/** Compares two lists, whatever their order and form. */
export const diff: Command = {
  name: 'diff',
  summary: 'compares two lists of words',
  operands: '<files...>',
  details: [
    'Words that only the first list has are written behind “- ”, those of the second behind “+ ”, each in the order of its list. Order, capitals, numbers and comments make no difference.',
  ],
  groups: [
    {
      title: 'What to write',
      options: [
        {
          flag: '--only',
          value: '<which>',
          help: 'bare words: a for those of the first list only, b for the second, both for those of both',
          choices: ['a', 'b', 'both'],
        },
      ],
    },
    readingOptions,
  ],
  examples: [
    { line: 'wordlist diff old.txt new.txt', does: 'what a new edition changed' },
    { line: 'wordlist diff --only both mine.txt eff.txt > shared.txt', does: 'words of both lists' },
  ],
  run: async ({ operands, options }, around) => {
    const given = parseOptions(shape, options);
    if (operands.length !== 2)
      throw new UsageError('diff compares two lists: name both, one of them may be -');
    const [one, other] = await readBoth(
      inputNames({ command: 'diff', operands, stdin: around.stdin }),
      given,
      around,
    );
    const compared = compareLists(one, other);
    await around.console.data(given.json ? `${JSON.stringify(compared)}\n` : textOf(compared, given));
    const { onlyOne, onlyOther, both } = compared;
    around.console.say(
      `${formatCount(onlyOne.length)} only in ${operands[0] ?? ''}, ${formatCount(onlyOther.length)} only in ${operands[1] ?? ''}, ${formatCount(both.length)} in both`,
    );
    return exitCodes.done;
  },
};

type DiffOptions = z.output<z.ZodObject<typeof shape>>;

async function readBoth(names: readonly string[], given: DiffOptions, { stdin, signal }: Surroundings) {
  const lists = await Promise.all(
    names.map((name) => readList(name, { format: formatOf(given), stdin, signal })),
  );
  return [lists[0]?.words ?? [], lists[1]?.words ?? []] as const;
}

function textOf(
  { onlyOne, onlyOther, both }: ReturnType<typeof compareLists>,
  { only, plain }: DiffOptions,
): string {
  const lines = (texts: readonly string[], before = '') => texts.map((text) => `${before}${text}\n`).join('');
  const gap = plain ? '\t' : ' ';
  switch (only) {
    case 'a':
      return lines(onlyOne);
    case 'b':
      return lines(onlyOther);
    case 'both':
      return lines(both);
    case undefined:
      return lines(onlyOne, `-${gap}`) + lines(onlyOther, `+${gap}`);
  }
}
