import { InvalidInput, SourceRefused } from '@word-list/domain';
import { ApiRefused, UsageError } from '../../local/src/product/errors.ts';
import { refusalTexts } from '../../local/src/product/reason-texts.ts';
import type { Command, Surroundings } from './command.ts';
import { commands } from './commands/commands.ts';
import { makeConsole, type Console, type Output } from './console.ts';
import { exitCodes } from './exit-codes.ts';
import { flagOf } from './options/read-values.ts';
import { readCommandLine } from './read-command-line.ts';
import { commandHelp, programHelp } from './texts/help-text.ts';

/** What a process has. */
export interface Process extends Omit<Surroundings, 'console'> {
  readonly argv: readonly string[];
  readonly stdout: Output;
  readonly stderr: Output;
}

/** Runs one call of the program. Answers the exit code; says on the error stream what went wrong. */
export async function runProgram(process: Process): Promise<number> {
  const { argv } = process;
  const console = makeConsole(process, {
    quiet: argv.includes('--quiet') || argv.includes('-q'),
    colours: (process.environment['NO_COLOR'] ?? '') === '' && !argv.includes('--no-color'),
  });
  try {
    return await runCommand(process, console);
  } catch (error) {
    return explain(error, { console, signal: process.signal, argv });
  }
}

async function runCommand({ argv, ...process }: Process, console: Console): Promise<number> {
  const asked = readCommandLine(commands, argv);
  if (asked.kind === 'run') return asked.command.run(asked.given, { ...process, console });
  await console.data(asked.command ? commandHelp(asked.command) : programHelp(commands));
  return exitCodes.done;
}

interface Failing {
  readonly console: Console;
  readonly signal: AbortSignal;
  readonly argv: readonly string[];
}

function explain(error: unknown, { console, signal, argv }: Failing): number {
  // Whoever reads has enough: that is no failure, and there is nobody to tell.
  if (codeOf(error) === 'EPIPE') return exitCodes.done;
  if (signal.aborted) {
    console.problem('Stopped. Nothing was written.');
    return exitCodes.interrupted;
  }
  console.progress('');
  if (error instanceof UsageError || error instanceof InvalidInput) {
    console.problem(`wordlist: ${usageText(error)}`);
    console.say(`See wordlist ${helpFor(commands, argv)}`);
    return exitCodes.usage;
  }
  console.problem(`wordlist: ${failureText(error)}`);
  return exitCodes.failed;
}

function usageText(error: UsageError | InvalidInput): string {
  return error instanceof InvalidInput ? `${flagOf(error.parameter)} ${error.detail}` : error.message;
}

function helpFor(all: readonly Command[], argv: readonly string[]): string {
  const command = all.find(({ name }) => name === argv[0]);
  return command ? `${command.name} --help` : '--help';
}

const byCode: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full: make room, then run the same command again',
  EDQUOT: 'your disk quota is used up',
  EACCES: 'no permission',
  EPERM: 'not permitted',
  EROFS: 'the file system is read-only',
  EEXIST: 'a file of this name appeared meanwhile: nothing was replaced',
  ENOENT: 'there is no such file or folder',
  ECONNREFUSED: 'nobody answers there',
};

function failureText(error: unknown): string {
  if (error instanceof SourceRefused && error.reason === 'encoding_unknown') return error.message;
  if (error instanceof SourceRefused)
    return `${error.message}. What to do: ${refusalTexts[error.reason].todo}.`;
  if (error instanceof ApiRefused) return `the API refused (${error.type}): ${error.message}`;
  const code = codeOf(error);
  const known = code === undefined ? undefined : byCode[code];
  const message = error instanceof Error ? error.message : String(error);
  return known === undefined ? message : `${known} (${message})`;
}

function codeOf(error: unknown): string | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string') return at.code;
  }
  return undefined;
}
