import { attributes } from '@word-list/domain';
import { wordFields } from '@word-list/domain/api';
import * as z from 'zod';
import { makeWords, type MadeWords } from '../api/make-words.ts';
import { writeRows } from '../api/write-rows.ts';
import type { Command, Surroundings } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { guardResult, writeResult } from '../files/write-result.ts';
import * as groups from '../options/option-groups.ts';
import { apiShape, commonShape, fileShape, parseOptions, scoredSetShape } from '../options/read-values.ts';
import * as setGroups from '../options/set-options.ts';
import { printWords } from '../print-words.ts';
import { withRecipe } from '../recipe.ts';
import { describeShortage } from '../texts/describe-shortage.ts';

const formats = ['text', 'csv', 'ndjson', 'json'] as const;

const shape = {
  ...scoredSetShape,
  ...fileShape,
  ...commonShape,
  ...apiShape,
  format: z.enum(formats, `is none of ${formats.join(', ')}`).optional(),
  fields: z.string().optional(),
};

/** The options of `words` as values. */
type WordsOptions = z.output<z.ZodObject<typeof shape>>;

/** Makes a list out of all words that were scored. */
export const words: Command = {
  name: 'words',
  summary: 'makes a list out of all words that were scored',
  operands: '',
  details: [
    'Asks an API for words by their scores and makes a list of them, as tidy does of files. A list is made in this order: lists, filters, words left out, order, Schlinkert pruning, rules, take, sort, numbers.',
    'A bound leaves out words without that score: --offensiveness ..0 means known to be inoffensive, ..0,? keeps the unknown. Lists are files of this machine, which are not sent anywhere, or names of lists that the API knows.',
  ],
  groups: [
    groups.scoreOptions,
    groups.listOptions,
    groups.filterOptions,
    setGroups.scoredPickOptions,
    setGroups.ruleOptions,
    setGroups.scoredPrintOptions,
    {
      title: 'Form',
      options: [
        {
          flag: '--format',
          value: '<format>',
          help: 'text (bare words, the default), csv, ndjson or json',
          choices: formats,
        },
        {
          flag: '--fields',
          value: '<names>',
          help: 'what csv, ndjson and json tell of a word, joined by commas; types and all scores unless named',
          choices: wordFields.filter((name) => name !== 'text'),
        },
      ],
    },
    { ...groups.fileOptions, options: groups.fileOptions.options.filter(({ flag }) => flag !== '--rejects') },
    groups.apiOptions,
  ],
  examples: [
    {
      line: 'wordlist words --commonness 2.. --offensiveness ..0 --length 3..9 --letters a-z --forms base --prefix-free --min-distance 2 --no-homophones --order=-commonness --take 7776 --sort text --dice 6 > list.txt',
      does: 'a list for passphrases: the 7,776 most common words that can be told apart, for five dice',
    },
    { line: 'wordlist words --length 5 --types noun --take 10', does: 'ten nouns at random' },
    {
      line: 'wordlist words --list mine.txt --format csv --order=-commonness -o scored.csv',
      does: 'the scores of words of a file',
    },
  ],
  run: async (given, around) => {
    const raw = withRecipe(given.options);
    const options = parseOptions(shape, raw);
    guardResult(options);
    const found = await makeWords({ options: raw, where: options, fields: fieldsOf(options) }, around);
    const { origin, asked, made } = found;
    const printed = printWords(made.words, options);
    if (printed.note !== undefined) around.console.say(printed.note);
    const chosen = options.fields?.split(',');
    await writeResult(
      {
        options,
        pieces: writeRows({ printed, format: formatOf(options), fields: chosen, revision: asked.revision }),
        made: {
          printed,
          inputs: [{ api: origin, revision: asked.revision, epoch: asked.epoch }],
          lists: asked.lists,
          options: asked.seed === undefined ? raw : { ...raw, order: 'random', seed: asked.seed },
        },
      },
      around,
    );
    return judge(found, options.take, around);
  },
};

function formatOf({ format, json }: Pick<WordsOptions, 'format' | 'json'>): (typeof formats)[number] {
  return format ?? (json ? 'json' : 'text');
}

/** What those who read the words are told of each. */
function fieldsOf({ format, json, fields }: WordsOptions): readonly string[] {
  if (formatOf({ format, json }) === 'text') return [];
  return fields?.split(',') ?? ['types', ...attributes.map(({ name }) => name)];
}

/** Fewer words than were asked for are no failure, but whoever asked has to know, and what would help. */
async function judge(
  { asked, made, request }: MadeWords,
  take: number | undefined,
  around: Surroundings,
): Promise<number> {
  const possible = made.words.length;
  if (take === undefined || possible >= take) return exitCodes.done;
  const { words: candidates, helps } = asked;
  const shortage = { words: candidates, request: { ...request, take }, possible, take, helps };
  around.console.problem(await describeShortage(shortage, around));
  return exitCodes.tooFew;
}
