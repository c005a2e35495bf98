import { countLost } from '@word-list/domain';
import { hashWords } from '@word-list/domain/api';
import { makeSet, type MadeSet, type SetRequest } from '@word-list/domain/word-sets';
import type * as z from 'zod';
import { UsageError } from '../../../local/src/product/errors.ts';
import type { Command, Given, Surroundings } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { inputNames } from '../files/input-names.ts';
import { joinLists } from '../files/join-lists.ts';
import { readList, type ReadList } from '../files/read-list.ts';
import { guardResult, writeResult } from '../files/write-result.ts';
import * as groups from '../options/option-groups.ts';
import * as setGroups from '../options/set-options.ts';
import { readSetRequest } from '../options/read-set-request.ts';
import {
  commonShape,
  refusedScales,
  fileShape,
  formatOf,
  parseOptions,
  readingShape,
  setShape,
} from '../options/read-values.ts';
import { linesOf, printWords, type PrintedWords } from '../print-words.ts';
import { readRecipe, withRecipe, type Input } from '../recipe.ts';
import { describeLists, describeSet } from '../texts/describe-set.ts';
import { describeShortage } from '../texts/describe-shortage.ts';
import { workOn } from '../work-on.ts';

const shape = { ...readingShape, ...setShape, ...fileShape, ...commonShape, ...refusedScales };

/** The options of `tidy` as values. */
export type TidyOptions = z.output<z.ZodObject<typeof shape>>;

/** Makes a list of words out of others, without a stack. */
export const tidy: Command = {
  name: 'tidy',
  summary: 'makes a clean list of words out of others',
  operands: '[file...]',
  details: [
    'Reads lists as people have them (plain, CSV, dictionaries, dice lists, gzip), each word in its one form: small letters, composed accents, straight quotes. Without a file it reads the standard input.',
    'A list is made in this order: lists, filters, words left out, order, Schlinkert pruning, rules, take, sort, numbers. Each step sees only what the one before it left, whatever the order of the options.',
  ],
  groups: [
    groups.joinOptions,
    groups.filterOptions,
    setGroups.plainPickOptions,
    setGroups.ruleOptions,
    setGroups.plainPrintOptions,
    groups.fileOptions,
    groups.readingOptions,
    groups.scaleOptions,
  ],
  examples: [
    { line: 'wordlist tidy words.txt more.csv.gz > clean.txt', does: 'joins two lists, each word once' },
    {
      line: 'wordlist tidy ranked.txt --length 3..9 --letters a-z --prefix-free --take 6**5 --sort text --dice 6',
      does: 'the first 7,776 words that can be told apart, numbered for five dice',
    },
    {
      line: 'wordlist tidy words.txt --not-list rude.txt -o words.txt --force',
      does: 'cleans a file in place',
    },
    {
      line: 'sort words.txt | wordlist tidy --order=-length --prefix-free',
      does: 'keeps the longer of two words',
    },
  ],
  run: async (given, around) => {
    const options = parseOptions(shape, withRecipe(given.options));
    guardResult(options);
    const request = await readSetRequest(withoutInputs(given, options), around);
    const lists = await readInputs(given, options, around);
    const words = joinLists(lists, options.blend === true).map((text) => ({ text }));
    for (const line of describeLists(lists)) around.console.say(line);
    const made = await workOn(makeSet(words, request), around);
    for (const line of describeSet(made)) around.console.say(line);
    const printed = printWords(made.words, options);
    if (printed.note !== undefined) around.console.say(printed.note);
    await writeResult(
      {
        options,
        pieces: options.json ? [documentOf(printed, lists)] : linesOf(printed),
        rejects: rejectsOf(lists),
        made: { printed, inputs: lists.map(inputOf), options: withRecipe(given.options) },
      },
      around,
    );
    if (lists.every(hasLostAll)) return exitCodes.failed;
    return judge({ words, made, request }, around);
  },
};

function documentOf({ texts, numberOf }: PrintedWords, lists: readonly ReadList[]): string {
  const words = texts.map((text, place) =>
    numberOf === undefined ? text : { number: numberOf(place), text },
  );
  const inputs = lists.map(({ name, sha256, readAs, counts }) => ({ name, sha256, readAs, ...counts }));
  return `${JSON.stringify({ words, count: texts.length, sha256: hashWords(texts), inputs })}\n`;
}

function* rejectsOf(lists: readonly ReadList[]): Generator<string> {
  if (lists.length > 1) throw new UsageError('--rejects is for one list');
  yield 'line,reason,text\r\n';
  for (const { rejectRows } of lists) yield* rejectRows;
}

function inputOf({ name, sha256 }: ReadList): Input {
  return { file: name, sha256 };
}

/** Without a file before them, lists are what is read: `--list FILE` as for other commands. */
function inputsOf(given: Given, options: TidyOptions): readonly string[] {
  if (given.operands.length > 0) return given.operands;
  if (options.list !== undefined) return options.list;
  const { recipe } = options;
  return recipe === undefined
    ? []
    : readRecipe(recipe).inputs.flatMap((input) => ('file' in input ? [input.file] : []));
}

function withoutInputs(given: Given, options: TidyOptions): TidyOptions {
  return given.operands.length > 0 ? options : { ...options, list: undefined };
}

async function readInputs(given: Given, options: TidyOptions, around: Surroundings): Promise<ReadList[]> {
  const names = inputNames({ command: 'tidy', operands: inputsOf(given, options), stdin: around.stdin });
  const reading = {
    format: formatOf(options),
    stdin: around.stdin,
    signal: around.signal,
    keepRejects: options.rejects !== undefined,
  };
  const lists: ReadList[] = [];
  for (const name of names) {
    around.console.progress(`Reading ${name} …`);
    lists.push(await readList(name, reading));
  }
  around.console.progress('');
  return lists;
}

/** Whether lines were meant to hold words and none of them does: what was read is no list. */
function hasLostAll({ counts }: ReadList): boolean {
  return counts.accepted === 0 && countLost(counts.rejected) > 0;
}

interface Outcome {
  readonly words: readonly { readonly text: string }[];
  readonly made: MadeSet;
  readonly request: SetRequest;
}

/** Fewer words than were asked for are no failure, but whoever asked has to know, and what would help. */
async function judge({ words, made, request }: Outcome, around: Surroundings): Promise<number> {
  const { take } = request;
  if (take === undefined || made.words.length >= take) return exitCodes.done;
  around.console.problem(
    await describeShortage({ words, request, possible: made.words.length, take }, around),
  );
  return exitCodes.tooFew;
}
