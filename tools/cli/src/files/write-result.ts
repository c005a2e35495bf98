import { realpathSync, existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { canonicalForm } from '@word-list/domain';
import type { Surroundings } from '../command.ts';
import type { PrintedWords } from '../print-words.ts';
import { writeRecipe, type Input, type Recipe } from '../recipe.ts';
import { guardTargets, writeFileWhole, type TargetFile } from './write-files.ts';

interface OutputOptions {
  readonly out?: string | undefined;
  readonly rejects?: string | undefined;
  readonly saveRecipe?: string | undefined;
  readonly force: boolean;
  readonly dryRun: boolean;
}

/** What a command made. */
interface Result {
  readonly options: OutputOptions;
  /** The words as they are written. */
  readonly pieces: Iterable<string>;
  /** For `--rejects`. */
  readonly rejects?: Iterable<string>;
  /** For `--save-recipe`: the words, where they come from, and the options as they were given. */
  readonly made: {
    readonly printed: Pick<PrintedWords, 'texts'>;
    readonly inputs: readonly Input[];
    readonly lists?: Recipe['lists'];
    readonly options: Readonly<Record<string, unknown>>;
  };
}

/** Throws UsageError for files that may not be written; to be called before any work. */
export function guardResult(options: OutputOptions): void {
  guardTargets(targetsOf(options), options.force);
}

/** Writes the words, and the files that were asked for beside them. */
export async function writeResult(result: Result, around: Surroundings): Promise<void> {
  const { options, pieces, rejects = [] } = result;
  if (options.dryRun) return;
  const { signal, console } = around;
  const write = (path: string, content: Iterable<string>) =>
    writeFileWhole(path, content, { force: options.force, signal });
  if (options.rejects !== undefined) await write(options.rejects, rejects);
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

function recipeOf({ made: { printed, ...made }, options: { saveRecipe = '' } }: Result): string {
  return writeRecipe({ path: saveRecipe, ...made, texts: printed.texts.map(canonicalForm) });
}
