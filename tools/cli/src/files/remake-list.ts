import { existsSync } from 'node:fs';
import { canonicalForm } from '@word-list/domain';
import { makeSet, type SetRequest } from '@word-list/domain/word-sets';
import type { Surroundings } from '../command.ts';
import type { Finding } from '../finding.ts';
import type { SetOptions } from '../options/read-set-request.ts';
import { formatOf, parseOptions, readingShape } from '../options/read-values.ts';
import { printWords } from '../print-words.ts';
import { hashOfWords, type Recipe } from '../recipe.ts';
import { workOn } from '../work-on.ts';
import { joinLists } from './join-lists.ts';
import { readList, type ReadList } from './read-list.ts';

interface Remaking {
  readonly recipe: Recipe;
  readonly options: SetOptions;
  readonly request: SetRequest;
}

/** Makes the list of a recipe again, where its lists are at hand and still the same; says whether it is what it was. */
export async function remakeList(
  { recipe, options, request }: Remaking,
  around: Surroundings,
): Promise<Finding> {
  const missing = recipe.inputs.find(({ file }) => file === '-' || !existsSync(file));
  if (missing !== undefined) {
    const name = missing.file === '-' ? 'the standard input' : missing.file;
    return { holds: undefined, text: `not made again: ${name} is not here` };
  }
  const format = formatOf(parseOptions(readingShape, recipe.parameters));
  const lists: ReadList[] = [];
  for (const { file } of recipe.inputs) lists.push(await readList(file, { ...around, format }));
  const changed = lists.find(({ sha256 }, at) => sha256 !== recipe.inputs[at]?.sha256);
  const words = joinLists(lists, options.blend === true).map((text) => ({ text }));
  const made = await workOn(makeSet(words, request), around);
  const texts = printWords(made.words, options).texts.map(canonicalForm);
  const holds = hashOfWords(texts) === recipe.sha256;
  if (holds) return { holds, text: 'made again: the same list' };
  return changed === undefined
    ? { holds, text: 'made again: another list' }
    : { holds: undefined, text: `${changed.name} has changed since: it now gives another list` };
}
