import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { hashWords } from '@word-list/domain/api';
import * as z from 'zod';
import { UsageError } from '../../local/src/product/errors.ts';
import type { Given } from './command.ts';
import { readingShape, scoredSetShape } from './options/read-values.ts';

const value = z.union([z.string(), z.array(z.string()), z.boolean(), z.number().transform(String)]);
const values = z.record(z.string(), value);

/** The form of the recipes that the API gives and takes; it says no more than it has to about where words come from. */
const recipeSchema = z.object({
  recipe: z.literal(1),
  /** Where the words come from: files, named from the folder of the recipe, or an API as it was at a revision. */
  inputs: z
    .array(
      z.union([
        z.strictObject({ file: z.string(), sha256: z.string() }),
        z.strictObject({ api: z.string().optional(), revision: z.int(), epoch: z.string().optional() }),
      ]),
    )
    .optional(),
  /** Of what the API knows, where the words come from there. */
  revision: z.int().optional(),
  epoch: z.string().optional(),
  /** Lists that the API knows by name, as they were. */
  lists: z
    .array(z.object({ name: z.string(), words: z.int(), sha256: z.string() }))
    .readonly()
    .optional(),
  /** Options by name, as they were given. */
  parameters: values,
  words: z.int(),
  /** Of the words, one a line. */
  sha256: z.string(),
});

/** How a list was made, so that anybody can make it again and see whether it is still the same. */
export type Recipe = z.output<typeof recipeSchema> & { readonly inputs: readonly Input[] };

/** Options whose values are files. */
const fileNames = ['list', 'inAll', 'notList', 'has', 'homophones'] as const;
const kept = new Set([...Object.keys(scoredSetShape), ...Object.keys(readingShape)]);

/** A file, named from here, or an API. */
export type Input = NonNullable<z.output<typeof recipeSchema>['inputs']>[number];

interface Made {
  readonly path: string;
  readonly inputs: readonly Input[];
  readonly lists?: Recipe['lists'];
  readonly options: Readonly<Record<string, unknown>>;
  readonly texts: readonly string[];
}

/** The text of a recipe that will be written to `path`. */
export function writeRecipe({ path, inputs, lists, options, texts }: Made): string {
  const folder = dirname(resolve(path));
  const toFolder = (name: string) => (name === '-' ? name : relative(folder, resolve(name)));
  const given = Object.entries(options).filter(([name, value]) => kept.has(name) && value !== undefined);
  const [first] = inputs;
  const recipe: Recipe = {
    recipe: 1,
    ...(first !== undefined && 'revision' in first && { epoch: first.epoch, revision: first.revision }),
    inputs: inputs.map((input) => movedInput(input, toFolder)),
    ...(lists !== undefined && { lists }),
    parameters: values.parse(movedFiles(Object.fromEntries(given), toFolder)),
    words: texts.length,
    sha256: hashWords(texts),
  };
  return `${JSON.stringify(recipe, undefined, 2)}\n`;
}

/** The recipe in a file, its files named from here. Throws UsageError for what is none. */
export function readRecipe(path: string): Recipe {
  const folder = dirname(path);
  const fromFolder = (name: string) => (name === '-' ? name : join(folder, name));
  const { revision = 0, epoch, inputs = [{ revision, epoch }], parameters, ...recipe } = parseRecipe(path);
  return {
    ...recipe,
    inputs: inputs.map((input) => movedInput(input, fromFolder)),
    parameters: movedFiles(asGiven(parameters), fromFolder),
  };
}

/** Options of the recipe that they name, and over them those that were given. */
export function withRecipe(options: Given['options']): Given['options'] {
  const { recipe } = options;
  return typeof recipe === 'string' ? { ...readRecipe(recipe).parameters, ...options } : options;
}

function movedInput(input: Input, move: (name: string) => string): Input {
  return 'file' in input ? { ...input, file: move(input.file) } : input;
}

function movedFiles<Value>(
  parameters: Readonly<Record<string, Value>>,
  move: (name: string) => string,
): Record<string, Value | string[]> {
  const moved: Record<string, Value | string[]> = { ...parameters };
  for (const name of fileNames) {
    const files = parameters[name];
    if (Array.isArray(files)) moved[name] = files.map((file) => move(String(file)));
  }
  return moved;
}

function parseRecipe(path: string): z.output<typeof recipeSchema> {
  if (!existsSync(path)) throw new UsageError(`there is no recipe ${path}`);
  const parsed = recipeSchema.safeParse(parseJson(path));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new UsageError(`${path} is no recipe: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`);
}

function parseJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new UsageError(`${path} is no recipe: it is not JSON`, { cause: error });
    throw error;
  }
}

/** Values as a command line gives them: the API spells switches and lists as text. */
function asGiven(parameters: z.output<typeof values>): z.output<typeof values> {
  const entries = Object.entries(parameters).filter(([, given]) => given !== 'false' && given !== false);
  return Object.fromEntries(
    entries.map(([name, given]) => {
      if (given === 'true') return [name, true];
      return [name, name === 'not' && typeof given === 'string' ? [given] : given];
    }),
  );
}
