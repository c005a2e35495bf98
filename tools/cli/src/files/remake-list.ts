import { existsSync } from 'node:fs';
import { canonicalForm } from '@word-list/domain';
import { hashWords } from '@word-list/domain/api';
import { compareLists, makeSet, type ListWord, type SetRequest } from '@word-list/domain/word-sets';
import { countOf } from '../../../local/src/product/count-text.ts';
import { ApiRefused } from '../../../local/src/product/errors.ts';
import type { AskedWords } from '../api/ask-words.ts';
import { findApi, type Where } from '../api/connect.ts';
import { makeWords } from '../api/make-words.ts';
import type { Surroundings } from '../command.ts';
import type { Finding } from '../finding.ts';
import type { SetOptions } from '../options/read-set-request.ts';
import { formatOf, parseOptions, readingShape } from '../options/read-values.ts';
import { printWords } from '../print-words.ts';
import { type Input, type Recipe } from '../recipe.ts';
import { workOn } from '../work-on.ts';
import { joinLists } from './join-lists.ts';
import { readList, type ReadList } from './read-list.ts';

interface Remaking {
  readonly recipe: Recipe;
  readonly options: SetOptions;
  readonly request: SetRequest;
  /** The words that are there. */
  readonly words: readonly string[];
  /** Which API to ask, for words that came from one. */
  readonly where: Where;
}

/** What came of making a list again. */
interface RemadeList {
  readonly finding: Finding;
  /** The words that the recipe was written for, where it makes them still. */
  readonly original?: readonly string[];
}

/** Makes the list of a recipe again, where its words are at hand; says whether it is what it was, and what is not. */
export async function remakeList(remaking: Remaking, around: Surroundings): Promise<RemadeList> {
  const remade = await remake(remaking, around);
  if ('missing' in remade)
    return { finding: { holds: undefined, text: `not made again: ${remade.missing}` } };
  const { recipe, options, words } = remaking;
  const texts = printWords(remade.words, options).texts.map(canonicalForm);
  if (hashWords(texts) === recipe.sha256) {
    return { finding: { holds: true, text: 'made again: the same list' }, original: texts };
  }
  const drift = describeDrift(words, texts);
  const finding =
    remade.changed === undefined
      ? { holds: false, text: `made again: another list${drift}` }
      : { holds: undefined, text: `${remade.changed} has changed since: it now gives another list${drift}` };
  return { finding };
}

/** `: 2 words more (fig, kiwi), 1 word less (pear)`: what there is now beside what was before. */
export function describeDrift(before: readonly string[], now: readonly string[]): string {
  const { onlyOne, onlyOther } = compareLists(before, now);
  const some = (texts: readonly string[]) => `${texts.slice(0, 3).join(', ')}${texts.length > 3 ? ' …' : ''}`;
  const parts = [
    ...(onlyOther.length > 0 ? [`${countOf(onlyOther.length, 'word')} more (${some(onlyOther)})`] : []),
    ...(onlyOne.length > 0 ? [`${countOf(onlyOne.length, 'word')} less (${some(onlyOne)})`] : []),
  ];
  return parts.length === 0 ? ': in another order' : `: ${parts.join(', ')}`;
}

/** The words as they come now, and what is not as it was when the recipe was written. */
type Remade =
  | { readonly words: readonly ListWord[]; readonly changed: string | undefined }
  | { readonly missing: string };

function remake(remaking: Remaking, around: Surroundings): Promise<Remade> {
  const [first] = remaking.recipe.inputs;
  return first !== undefined && 'revision' in first
    ? remakeFromApi(first, remaking, around)
    : remakeFromFiles(remaking, around);
}

async function remakeFromFiles(
  { recipe, options, request }: Remaking,
  around: Surroundings,
): Promise<Remade> {
  const files = recipe.inputs.filter((input) => 'file' in input);
  const missing = files.find(({ file }) => file === '-' || !existsSync(file));
  if (missing !== undefined) {
    return { missing: `${missing.file === '-' ? 'the standard input' : missing.file} is not here` };
  }
  const format = formatOf(parseOptions(readingShape, recipe.parameters));
  const lists: ReadList[] = [];
  for (const { file } of files) lists.push(await readList(file, { ...around, format }));
  const changed = lists.find(({ sha256 }, at) => sha256 !== files[at]?.sha256);
  const words = joinLists(lists, options.blend === true).map((text) => ({ text }));
  const made = await workOn(makeSet(words, request), around);
  return { words: made.words, changed: changed?.name };
}

async function remakeFromApi(
  { api, revision, epoch }: Extract<Input, { revision: number }>,
  { recipe, where }: Remaking,
  around: Surroundings,
): Promise<Remade> {
  const here = findApi(where, around) === undefined ? { api } : where;
  if (findApi(here, around) === undefined) return { missing: 'no API is known that has its words' };
  const quiet = { ...around, console: { ...around.console, say: () => undefined } };
  try {
    const { made, asked } = await makeWords({ options: recipe.parameters, where: here, fields: [] }, quiet);
    return {
      words: made.words,
      changed: changedLists(recipe, asked) ?? changedWords({ revision, epoch }, asked),
    };
  } catch (error) {
    if (!isSilence(error)) throw error;
    return { missing: `${api ?? 'the API'} does not answer` };
  }
}

type State = Pick<AskedWords, 'revision'> & { readonly epoch?: string | undefined };

/** A recipe of an earlier release names no epoch. */
function changedWords({ revision, epoch }: State, now: State): string | undefined {
  const isSame = now.revision === revision && [undefined, now.epoch].includes(epoch);
  return isSame ? undefined : 'what is known of words';
}

/** `the list fruit`, where it is not what it was when the recipe was written. */
function changedLists({ lists: then = [] }: Recipe, { lists: now = [] }: AskedWords): string | undefined {
  const changed = now.filter(({ name, sha256 }) =>
    then.some((list) => list.name === name && list.sha256 !== sha256),
  );
  const names = [...new Set(changed.map(({ name }) => name))];
  if (names.length === 0) return undefined;
  return `the list${names.length > 1 ? 's' : ''} ${names.join(' and ')}`;
}

/** What cannot be asked now is no fault of the list. */
function isSilence(error: unknown): boolean {
  return error instanceof TypeError || (error instanceof ApiRefused && error.status >= 500);
}
