import { readFile } from 'node:fs/promises';
import { hashWords } from '@word-list/domain/api';
import { makeSet, testDecodability, type MadeSet, type SetRequest } from '@word-list/domain/word-sets';
import * as z from 'zod';
import { formatCount } from '../../../local/src/product/count-text.ts';
import { UsageError } from '../../../local/src/product/errors.ts';
import type { Where } from '../api/connect.ts';
import type { Command, Surroundings } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import type { Finding } from '../finding.ts';
import { inputNames } from '../files/input-names.ts';
import { readList, type ReadList } from '../files/read-list.ts';
import { describeDrift, remakeList } from '../files/remake-list.ts';
import { apiOptions } from '../options/option-groups.ts';
import { readSetRequest, type SetOptions } from '../options/read-set-request.ts';
import {
  apiShape,
  commonShape,
  flagOf,
  parseOptions,
  plainOrders,
  scoredSetShape,
} from '../options/read-values.ts';
import { linesOf, printWords } from '../print-words.ts';
import { readRecipe, type Recipe } from '../recipe.ts';
import { workOn } from '../work-on.ts';

const shape = { ...commonShape, ...apiShape, recipe: z.string().optional() };

/** Checks a list against the recipe beside it. */
export const verify: Command = {
  name: 'verify',
  summary: 'checks a list against its recipe',
  operands: '<file>',
  details: [
    'The recipe of words.txt is words.recipe.json, as --save-recipe writes it. Checked are the words themselves, every filter and rule, order and numbers; and where the lists or the API are at hand that it was made from, whether it is still what they give, and if not, which words have changed. Ends with 1 if something does not hold.',
  ],
  groups: [
    {
      title: 'What to check against',
      options: [
        {
          flag: '--recipe',
          value: '<file>',
          help: 'another recipe than the one beside the list',
          isFile: true,
        },
      ],
    },
    apiOptions,
  ],
  examples: [
    {
      line: 'wordlist tidy base.txt --prefix-free -o words.txt --save-recipe words.recipe.json',
      does: 'makes a list and its recipe',
    },
    { line: 'wordlist verify words.txt', does: 'in CI: whether somebody broke it' },
  ],
  run: async ({ operands, options }, around) => {
    const given = parseOptions(shape, options);
    if (operands.length !== 1) throw new UsageError('verify checks one list: name its file');
    const [name = ''] = inputNames({ command: 'verify', operands, stdin: around.stdin });
    const recipe = readRecipe(given.recipe ?? recipeBeside(name));
    const findings = await verifyList(name, { recipe, where: given }, around);
    const isGood = findings.every(({ holds }) => holds !== false);
    if (given.json) await around.console.data(`${JSON.stringify({ holds: isGood, findings })}\n`);
    else await around.console.data(findings.map((finding) => lineOf(finding, around)).join(''));
    return isGood ? exitCodes.done : exitCodes.failed;
  },
};

function recipeBeside(name: string): string {
  return `${name.replace(/\.[a-z0-9]+$/iu, '')}.recipe.json`;
}

function lineOf({ holds, text }: Finding, { console }: Surroundings): string {
  if (holds === undefined) return `${console.style('dim', '·')} ${text}\n`;
  return `${holds ? console.style('green', '✔') : console.style('red', '✘')} ${text}\n`;
}

interface Against {
  readonly recipe: Recipe;
  readonly where: Where;
}

async function verifyList(
  name: string,
  { recipe, where }: Against,
  around: Surroundings,
): Promise<Finding[]> {
  const list = await readList(name, { ...around, format: { kind: 'auto' } });
  const options = parseOptions(scoredSetShape, recipe.parameters);
  const request = await readSetRequest(options, around);
  const words = list.words.map((text) => ({ text }));
  // A set keeps its rules exactly if picking from it leaves nothing out.
  const sort = isPlain(request.sort) ? request.sort : 'given';
  const again = { ...request, sort, order: 'given', take: undefined, schlinkert: false } as const;
  const made = await workOn(makeSet(words, again), around);
  const remade = await remakeList({ recipe, options, request, words: list.words, where }, around);
  return [
    verifyWords(list, recipe, remade.original),
    ...verifyRules(made),
    ...(request.schlinkert === true ? [await verifyDecodable(list, around)] : []),
    await verifyForm(name, made, options),
    remade.finding,
  ];
}

/** A file holds no scores: whether it is sorted by them is seen when the list is made again. */
function isPlain(sort: SetRequest['sort']): boolean {
  return sort !== undefined && (plainOrders as readonly string[]).includes(sort);
}

/** A recipe keeps no words: which ones differ is seen where it can still make its list. */
function verifyWords({ words }: ReadList, recipe: Recipe, original: readonly string[] | undefined): Finding {
  const holds = words.length === recipe.words && hashWords(words) === recipe.sha256;
  const count = `${formatCount(words.length)} words`;
  if (holds) return { holds, text: `${count}, those of the recipe` };
  const which = original === undefined ? '' : describeDrift(original, words);
  return { holds, text: `${count}, and not the ${formatCount(recipe.words)} of the recipe${which}` };
}

function verifyRules({ leftOut, turnedAway }: MadeSet): Finding[] {
  const broken = Object.entries({ ...leftOut, ...turnedAway }).map(([rule, count]) => ({
    holds: false,
    text: `${flagOf(rule)} does not hold for ${formatCount(count)} of them`,
  }));
  return broken.length > 0 ? broken : [{ holds: true, text: 'every filter and rule holds' }];
}

async function verifyDecodable({ words }: ReadList, around: Surroundings): Promise<Finding> {
  const { decodable } = await workOn(testDecodability(words), around);
  return { holds: decodable, text: `--schlinkert ${decodable ? 'holds' : 'does not hold'}` };
}

/** Whether the file is what would be written for its words: order, numbers and spelling. */
async function verifyForm(name: string, { words }: MadeSet, options: SetOptions): Promise<Finding> {
  const text = (await readFile(name, 'utf8')).replaceAll('\r\n', '\n');
  const holds = text === [...linesOf(printWords(words, options))].join('');
  return {
    holds,
    text: holds ? 'written as the recipe says' : 'not written as the recipe says: order, numbers or spelling',
  };
}
