import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { Command, CommanderError } from 'commander';
import { encodings, runMode } from '@word-list/domain';
import * as z from 'zod';
import { upstreamStyles } from '../../../batch-gateway/src/upstream/upstream-options.ts';
import type { ModelChoice } from '../stack/model-choice.ts';
import { repositoryRoot } from '../stack/repository-root.ts';
import { UsageError } from './errors.ts';
import type { ListChoice, Options, OutFile } from './options.ts';
import { readFormat } from './read-format.ts';
import { readModel, type ModelKeys } from './read-model.ts';

export const demoList = join(repositoryRoot, 'tools', 'local', 'demo', 'demo-words.txt');

const table = z.object({
  start: z.object({
    usage: z.string(),
    purpose: z.string(),
    options: z.array(z.object({ flag: z.string(), value: z.string().optional(), help: z.string() })),
  }),
});

const rawOptions = z.object({
  source: z.string().optional(),
  format: z.string().default('auto'),
  encoding: z.enum(encodings).optional(),
  out: z.string().optional(),
  mode: runMode.default('new'),
  once: z.boolean().default(false),
  open: z.boolean().default(false),
  summary: z.string().optional(),
  rejects: z.string().optional(),
  force: z.boolean().default(false),
  llm: z.string().default('lexicon'),
  model: z.string().optional(),
  llmStyle: z.enum(upstreamStyles).optional(),
  budget: z.coerce.number().positive().optional(),
  yes: z.boolean().default(false),
  port: z.coerce.number().int().min(0).max(65_535).optional(),
  dataDir: z.string().default('.wordlist'),
  fresh: z.boolean().default(false),
});

type Raw = z.infer<typeof rawOptions>;

const allOptions = 'see all options with npm start -- --help';

const outEndings = z.enum(['csv', 'ndjson', 'json', 'txt']);

/**
 * Reads the command line. Throws UsageError.
 */
export const readOptions = (argv: readonly string[], keys: ModelKeys, now = new Date()): Options => {
  const raw = readRaw(argv);
  const model = readModel(raw, { keys, now });
  return {
    ...readFiles(raw),
    list: chooseList(raw, model),
    format: readFormat(raw),
    force: raw.force,
    mode: raw.mode,
    model,
    once: raw.once,
    open: raw.open,
    yes: raw.yes,
    fresh: raw.fresh,
    dataDir: resolve(raw.dataDir),
    ...(raw.budget === undefined ? {} : { budgetUsd: raw.budget }),
    ...(raw.port === undefined ? {} : { port: raw.port }),
  };
};

function readRaw(argv: readonly string[]): Raw {
  const parsed = rawOptions.safeParse(parseFlags(argv));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const flag = String(issue?.path[0] ?? '').replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
  throw new UsageError(`--${flag}: ${issue?.message ?? 'is wrong'}; ${allOptions}`);
}

function parseFlags(argv: readonly string[]): unknown {
  const { usage, purpose, options } = readTable();
  const command = new Command('npm start --').usage(usage.replace('npm start -- ', '')).description(purpose);
  command
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .allowExcessArguments(false);
  for (const { flag, value, help } of options.filter((option) => option.flag !== '--help')) {
    command.option(value === undefined ? flag : `${flag} ${value.replaceAll(' ', '-')}`, help);
  }
  try {
    return command.parse([...argv], { from: 'user' }).opts();
  } catch (error) {
    if (error instanceof CommanderError)
      throw new UsageError(`${error.message.replace(/^error: /u, '')}; ${allOptions}`, { cause: error });
    throw error;
  }
}

/** The option table is shared with the bootstrap, which judges options before anything is installed. */
function readTable() {
  return table.parse(
    JSON.parse(readFileSync(join(repositoryRoot, 'tools', 'bootstrap', 'options.json'), 'utf8')),
  ).start;
}

function readFiles({ out, summary, rejects }: Raw): Pick<Options, 'out' | 'summaryPath' | 'rejectsPath'> {
  return {
    ...(out === undefined ? {} : { out: readOut(out) }),
    ...(summary === undefined ? {} : { summaryPath: resolve(summary) }),
    ...(rejects === undefined ? {} : { rejectsPath: resolve(rejects) }),
  };
}

function readOut(path: string): OutFile {
  const ending = outEndings.safeParse(path.split('.').at(-1));
  if (!ending.success) throw new UsageError(`--out ${path} needs one of the endings .csv .ndjson .json .txt`);
  return { path: resolve(path), format: ending.data };
}

/** Whoever names no list and wants no file of it wants to look: where looking is free, at all of English. */
function chooseList(raw: Raw, model: ModelChoice): ListChoice | undefined {
  const wantsResult = [raw.out, raw.summary, raw.rejects].some((path) => path !== undefined);
  const isToLook = raw.source === undefined && !raw.once && !wantsResult && model.kind === 'lexicon';
  return isToLook ? undefined : readList(raw.source);
}

function readList(source: string | undefined): ListChoice {
  if (source !== undefined && /^[a-z][a-z0-9+.-]*:\/\//iu.test(source)) {
    const name = basename(new URL(source).pathname);
    return { kind: 'url', key: source, name: name === '' ? new URL(source).host : name };
  }
  const path = resolve(source ?? demoList);
  if (!existsSync(path) || !statSync(path).isFile()) {
    throw new UsageError(`--source ${source ?? path} is no file; give the path of a file, or an https URL`);
  }
  return { kind: 'file', key: path, name: basename(path) };
}
