import { checkList } from '@word-list/domain/word-sets';
import { UsageError } from '../../../local/src/product/errors.ts';
import { askScores } from '../api/ask-scores.ts';
import { findApi, type Where } from '../api/connect.ts';
import type { Command, Surroundings } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { inputNames } from '../files/input-names.ts';
import { readList } from '../files/read-list.ts';
import { apiOptions, readingOptions } from '../options/option-groups.ts';
import { apiShape, commonShape, formatOf, parseOptions, readingShape } from '../options/read-values.ts';
import { describeLists } from '../texts/describe-set.ts';
import { describeReport, type ReportLine } from '../texts/describe-report.ts';
import { describeTone, toneReport } from '../texts/describe-tone.ts';
import { describeWords } from '../texts/describe-words.ts';
import { workOn } from '../work-on.ts';

const shape = { ...readingShape, ...commonShape, ...apiShape };

/** Says what a list is and what is wrong with it. */
export const check: Command = {
  name: 'check',
  summary: 'says what a list is like and what is wrong with it',
  operands: '[file]',
  details: [
    'Counts, lengths, entropy, whether words can be told apart: beginnings and endings, a text that can be cut in two ways, words one edit apart, look-alikes, homophones, several forms of one word, words that make an insult side by side. Where a stack runs on this folder, or with --api, also what the words are like by their scores, and which of them have none. It changes nothing and ends with 0 whatever it finds; verify is the one that fails.',
  ],
  groups: [readingOptions, apiOptions],
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
    const language = makeEnglish();
    const distinct = [...new Set(list.words)];
    const scored = await findScores(distinct, given, around);
    const wordOf = new Map(scored?.map((word) => [word.text, word]));
    const words = list.words.map((text) => wordOf.get(text) ?? { text });
    const report = await workOn(checkList(words, { language }), around);
    const tone = scored && (await workOn(toneReport(scored), around));
    if (given.json) await around.console.data(`${JSON.stringify({ ...report, tone })}\n`);
    else {
      const lines = [
        ...describeReport(report),
        ...describeWords(distinct, language),
        ...(tone ? describeTone(tone) : []),
      ];
      await around.console.data(lines.map((line) => textOf(line, given.plain, around)).join(''));
    }
    return exitCodes.done;
  },
};

/** Scores of the API that is named, or of a stack that runs here; without one a list is looked at as it is. */
async function findScores(texts: readonly string[], where: Where, around: Surroundings) {
  const api = findApi(where, around);
  if (api === undefined) return undefined;
  around.console.say(`scores by ${api.origin}`);
  return askScores(api, texts, around);
}

function textOf({ name, value, isGood }: ReportLine, plain: boolean, { console }: Surroundings): string {
  if (plain) return `${name}\t${value}\n`;
  return `${name.padEnd(21)}${isGood === false ? console.style('yellow', value) : value}\n`;
}
