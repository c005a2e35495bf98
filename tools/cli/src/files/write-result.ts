import { realpathSync, existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { canonicalForm } from '@word-list/domain';
import { UsageError } from '../../../local/src/product/errors.ts';
import type { Surroundings } from '../command.ts';
import type { SetOptions } from '../options/read-set-request.ts';
import { linesOf, type PrintedWords } from '../print-words.ts';
import { hashOfWords, writeRecipe } from '../recipe.ts';
import type { ReadList } from './read-list.ts';
import { guardTargets, writeFileWhole, type TargetFile } from './write-files.ts';

interface OutputOptions {
  readonly out?: string | undefined;
  readonly rejects?: string | undefined;
  readonly saveRecipe?: string | undefined;
  readonly force: boolean;
  readonly dryRun: boolean;
  readonly json: boolean;
}

interface Result {
  readonly printed: PrintedWords;
  readonly lists: readonly ReadList[];
  readonly options: OutputOptions & Partial<SetOptions>;
  /** The options as they were given. */
  readonly raw: Readonly<Record<string, unknown>>;
}

/** Throws UsageError for files that may not be written; to be called before any work. */
export function guardResult(options: OutputOptions): void {
  guardTargets(targetsOf(options), options.force);
}

/** Writes the words, and the files that were asked for beside them. */
export async function writeResult(result: Result, around: Surroundings): Promise<void> {
  const { options, printed, lists } = result;
  if (options.dryRun) return;
  const { signal, console } = around;
  const write = (path: string, pieces: Iterable<string>) =>
    writeFileWhole(path, pieces, { force: options.force, signal });
  const pieces = options.json ? [documentOf(result)] : linesOf(printed);
  if (options.rejects !== undefined) await write(options.rejects, rejectsOf(lists));
  if (options.out === undefined || options.out === '-') {
    for (const piece of pieces) {
      signal.throwIfAborted();
      await console.data(piece);
    }
  } else await write(options.out, pieces);
  if (options.saveRecipe !== undefined) await write(options.saveRecipe, [recipeOf(result)]);
}

function targetsOf({ out, rejects, saveRecipe }: OutputOptions): TargetFile[] {
  const named = { '--out': out, '--rejects': rejects, '--save-recipe': saveRecipe };
  return Object.entries(named).flatMap(([option, path]) =>
    path === undefined || path === '-' ? [] : [{ option, path: realPathOf(path) }],
  );
}

function realPathOf(path: string): string {
  return existsSync(path) ? realpathSync(path) : resolve(path);
}

function* rejectsOf(lists: readonly ReadList[]): Generator<string> {
  if (lists.length > 1) throw new UsageError('--rejects is for one list');
  yield 'line,reason,text\r\n';
  for (const { rejectRows } of lists) yield* rejectRows;
}

function recipeOf({ printed, lists, options, raw }: Result): string {
  return writeRecipe({
    path: options.saveRecipe ?? '',
    inputs: lists,
    options: raw,
    texts: printed.texts.map(canonicalForm),
  });
}

function documentOf({ printed: { texts, numberOf }, lists }: Result): string {
  const words = texts.map((text, place) =>
    numberOf === undefined ? text : { number: numberOf(place), text },
  );
  const inputs = lists.map(({ name, sha256, readAs, counts }) => ({ name, sha256, readAs, ...counts }));
  return `${JSON.stringify({ words, count: texts.length, sha256: hashOfWords(texts), inputs })}\n`;
}
