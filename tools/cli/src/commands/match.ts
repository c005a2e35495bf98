import {
  heldNames,
  readHold,
  readSplit,
  type Balance,
  type MadeSet,
  type SetRequest,
} from '@word-list/domain/word-sets';
import * as z from 'zod';
import { countOf } from '../../../local/src/product/count-text.ts';
import { UsageError } from '../../../local/src/product/errors.ts';
import type { AskedWord } from '../api/ask-words.ts';
import { makeWords } from '../api/make-words.ts';
import type { Command, Surroundings } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { guardTargets, writeFileWhole } from '../files/write-files.ts';
import * as groups from '../options/option-groups.ts';
import { apiShape, commonShape, fileShape, parseOptions, scoredSetShape } from '../options/read-values.ts';
import * as setGroups from '../options/set-options.ts';

const shape = {
  ...scoredSetShape,
  ...commonShape,
  ...apiShape,
  out: fileShape.out,
  force: fileShape.force,
  split: z.string().optional(),
  hold: z.string().optional(),
};

/** Makes sets of words that differ in one thing and agree in others. */
export const match: Command = {
  name: 'match',
  summary: 'makes sets of words that differ in one value and agree in others',
  operands: '',
  details: [
    'Each line is a set: a word of each part of --split, with tabs between them, alike in what --hold names. Words that were scored are asked from an API; filters, order and rules are those of wordlist words, and --take is the number of sets.',
  ],
  groups: [
    {
      title: 'Parts',
      options: [
        {
          flag: '--split',
          value: '<parts>',
          help: 'what the words of a set differ in: two to five parts of a scale, length, types, mainType or forms, as in sentiment:..-2/2.. or mainType:noun/verb',
        },
        {
          flag: '--hold',
          value: '<values>',
          help: `what they agree in, joined by commas, as in length,commonness:0.25 (may differ by a quarter): ${heldNames.join(', ')}`,
        },
      ],
    },
    groups.scoreOptions,
    groups.listOptions,
    groups.filterOptions,
    setGroups.scoredPickOptions,
    setGroups.ruleOptions,
    {
      title: 'Files',
      options: groups.fileOptions.options.filter(({ flag }) => flag === '--out' || flag === '--force'),
    },
    groups.apiOptions,
  ],
  examples: [
    {
      line: 'wordlist match --split sentiment:..-2/2.. --hold length,commonness:0.25 --take 40',
      does: '40 pairs of a negative and a positive word, equally long and equally common',
    },
  ],
  run: async (given, around) => {
    const options = parseOptions(shape, given.options);
    const { split, hold, out = '-', force, take } = options;
    if (split === undefined) throw new UsageError('match needs --split: what the words differ in');
    if (out !== '-') guardTargets([{ option: '--out', path: out }], force);
    const parts = { split: readSplit(split), hold: hold === undefined ? undefined : readHold(hold) };
    const fields = fieldsOf(parts);
    const { made } = await makeWords({ options: given.options, where: options, fields, parts }, around);
    for (const line of made.balance.map(describeBalance)) around.console.say(line);
    await write(textOf(made, options.json), options, around);
    if (take === undefined || made.possible >= take) return exitCodes.done;
    around.console.problem(`${countOf(made.possible, 'set')} of ${take}.`);
    return exitCodes.tooFew;
  },
};

/** What words are split by, and what they are held by. */
function fieldsOf({ split, hold = [] }: Pick<SetRequest, 'split' | 'hold'>): string[] {
  const names = [split?.by, ...hold.map(({ by }) => by)].map((by) => (by === 'mainType' ? 'types' : by));
  return names.filter((name) => name !== undefined && name !== 'length' && name !== 'forms');
}

type MatchOptions = z.output<z.ZodObject<typeof shape>>;

async function write(text: string, { out = '-', force }: MatchOptions, around: Surroundings): Promise<void> {
  if (out === '-') await around.console.data(text);
  else await writeFileWhole(out, [text], { force, signal: around.signal });
}

function textOf({ parts, balance, possible }: MadeSet<AskedWord>, json: boolean): string {
  const sets = Array.from({ length: possible }, (_, place) => parts.map((words) => words[place]?.text ?? ''));
  if (json) return `${JSON.stringify({ sets, count: sets.length, balance })}\n`;
  return sets.map((set) => `${set.join('\t')}\n`).join('');
}

/** `length: 6.20 ± 1.10, 6.20 ± 1.10 (d 0.00)`. */
function describeBalance({ by, parts }: Balance): string {
  const shown = (value: number | null) =>
    value === null ? '?' : (by === 'length' || by === 'mainType' ? value : value / 100).toFixed(2);
  const spreads = parts.map(({ mean, deviation }) => `${shown(mean)} ± ${shown(deviation)}`);
  const distances = parts.slice(1).map(({ d }) => (d === null ? '?' : d.toFixed(2)));
  return `${by}: ${spreads.join(', ')} (d ${distances.join(', ')})`;
}
