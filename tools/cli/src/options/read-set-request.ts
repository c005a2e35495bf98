import { readFile } from 'node:fs/promises';
import { canonicalForm } from '@word-list/domain';
import { readLetters } from '@word-list/domain/api';
import {
  withHomophones,
  type Conditions,
  type Language,
  type Rules,
  type SetRequest,
} from '@word-list/domain/word-sets';
import type * as z from 'zod';
import { UsageError } from '../../../local/src/product/errors.ts';
import type { Surroundings } from '../command.ts';
import { checkFile } from '../files/input-names.ts';
import { readList } from '../files/read-list.ts';
import { type setShape } from './read-values.ts';

/** The options that make a set, as values. */
export type SetOptions = z.output<z.ZodObject<typeof setShape>>;

/** What the options ask of the engine; reads the lists that they name. Throws UsageError and SourceRefused. */
export async function readSetRequest(options: SetOptions, around: Surroundings): Promise<SetRequest> {
  if (options.seed !== undefined && options.order !== 'random') {
    throw new UsageError('--seed belongs to --order random');
  }
  if (options.dice !== undefined && options.base !== undefined) {
    throw new UsageError('--dice and --base both number the words: give one of them');
  }
  return {
    conditions: await readConditions(options, around),
    order: options.order,
    seed: options.seed,
    schlinkert: options.schlinkert,
    rules: readRules(options),
    language: await readLanguage(options),
    take: options.take,
    sort: options.sort,
  };
}

function readRules(options: SetOptions): Rules {
  const { prefixFree, suffixFree, decodable, minDistance, uniquePrefix, oneLemma, noLookalikes } = options;
  const noHomophones = options.noHomophones ?? (options.homophones === undefined ? undefined : true);
  const { safePairs } = options;
  return {
    prefixFree,
    suffixFree,
    decodable,
    minDistance,
    uniquePrefix,
    oneLemma,
    noHomophones,
    noLookalikes,
    safePairs,
  };
}

async function readConditions(options: SetOptions, around: Surroundings): Promise<Conditions> {
  const words = async (names: readonly string[]) => {
    const lists = await Promise.all(names.map((name) => readWordsOf(name, around)));
    return new Set(lists.flat());
  };
  const { list, inAll, notList, has, not, length, text, letters, forms } = options;
  return {
    list: list && (await words(list)),
    inAll: inAll && (await Promise.all(inAll.map((name) => words([name])))),
    notList: notList && (await words(notList)),
    has: has && (await words(has)),
    length,
    text: text === undefined ? undefined : canonicalForm(text),
    letters: letters === undefined ? undefined : readLetters(letters),
    forms,
    not: not && (await readLeftOut(not, around)),
  };
}

async function readLeftOut(given: readonly string[], around: Surroundings): Promise<Set<string>> {
  const texts = await Promise.all(
    given.map(async (value) =>
      value.startsWith('@') ? readWordsOf(value.slice(1), around) : value.split(',').map(canonicalForm),
    ),
  );
  return new Set(texts.flat());
}

async function readWordsOf(name: string, { stdin, signal }: Surroundings): Promise<readonly string[]> {
  checkFile(name);
  return (await readList(name, { format: { kind: 'auto' }, stdin, signal })).words;
}

/** English where something asks for it; with the pairs of the person. */
async function readLanguage(options: SetOptions): Promise<Language | undefined> {
  const { oneLemma, noHomophones, homophones, safePairs, forms } = options;
  const asked = oneLemma ?? noHomophones ?? homophones ?? safePairs ?? forms;
  if (asked === undefined) return undefined;
  const { makeEnglish } = await import('@word-list/domain/word-sets/english');
  const english = makeEnglish();
  if (homophones === undefined) return english;
  const pairs = (await Promise.all(homophones.map(readPairs))).flat();
  return withHomophones(noHomophones === true ? english : { ...english, soundsOf: () => [] }, pairs);
}

async function readPairs(name: string): Promise<[string, string][]> {
  checkFile(name);
  const lines = (await readFile(name, 'utf8')).split(/\r?\n/u).filter((line) => line.trim() !== '');
  return lines.map((line, at) => {
    const [one, other, ...more] = line.split(',').map(canonicalForm);
    if (one === undefined || other === undefined || more.length > 0) {
      throw new UsageError(
        `--homophones ${name}: line ${at + 1} is no pair; write two words with a comma between them`,
      );
    }
    return [one, other];
  });
}
