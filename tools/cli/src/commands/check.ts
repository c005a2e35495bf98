import { checkList } from '@word-list/domain/word-sets';
import { UsageError } from '../../../local/src/product/errors.ts';
import type { Command, Surroundings } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { inputNames } from '../files/input-names.ts';
import { readList } from '../files/read-list.ts';
import { readingOptions } from '../options/option-groups.ts';
import { commonShape, formatOf, parseOptions, readingShape } from '../options/read-values.ts';
import { describeLists } from '../texts/describe-set.ts';
import { describeReport, type ReportLine } from '../texts/describe-report.ts';
import { workOn } from '../work-on.ts';

const shape = { ...readingShape, ...commonShape };

/** Says what a list is and what is wrong with it. */
export const check: Command = {
  name: 'check',
  summary: 'says what a list is like and what is wrong with it',
  operands: '[file]',
  details: [
    'Counts, lengths, entropy, whether words can be told apart: beginnings and endings, a text that can be cut in two ways, words one edit apart, look-alikes, homophones, several forms of one word. It changes nothing and ends with 0 whatever it finds; verify is the one that fails.',
  ],
  groups: [readingOptions],
  examples: [
    { line: 'wordlist check eff_large_wordlist.txt', does: 'what there is to know about a list' },
    {
      line: 'wordlist check --json list.txt',
      does: 'the same for a program, with up to 50 findings of each kind',
    },
  ],
  run: async ({ operands, options }, around) => {
    const given = parseOptions(shape, options);
    if (operands.length > 1) throw new UsageError('check looks at one list: join several with wordlist tidy');
    const [name = '-'] = inputNames({ command: 'check', operands, stdin: around.stdin });
    const list = await readList(name, { ...around, format: formatOf(given), keepRepeats: true });
    for (const line of describeLists([list])) around.console.say(line);
    const { makeEnglish } = await import('@word-list/domain/word-sets/english');
    const words = list.words.map((text) => ({ text }));
    const report = await workOn(checkList(words, { language: makeEnglish() }), around);
    if (given.json) await around.console.data(`${JSON.stringify(report)}\n`);
    else
      await around.console.data(
        describeReport(report)
          .map((line) => textOf(line, given.plain, around))
          .join(''),
      );
    return exitCodes.done;
  },
};

function textOf({ name, value, isGood }: ReportLine, plain: boolean, { console }: Surroundings): string {
  if (plain) return `${name}\t${value}\n`;
  return `${name.padEnd(17)}${isGood === false ? console.style('yellow', value) : value}\n`;
}
