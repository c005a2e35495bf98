import type { Command, Surroundings } from './command.ts';
import { commands } from './commands/commands.ts';
import { makeConsole, type Console, type Output } from './console.ts';
import { exitCodes } from './exit-codes.ts';
import { readCommandLine } from './read-command-line.ts';
import { codeOf, explainFailure, explainUsage } from './texts/explain-error.ts';
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
  const usage = explainUsage(error);
  if (usage !== undefined) {
    console.problem(`wordlist: ${usage}`);
    console.say(`See wordlist ${helpFor(commands, argv)}`);
    return exitCodes.usage;
  }
  console.problem(`wordlist: ${explainFailure(error)}`);
  return exitCodes.failed;
}

function helpFor(all: readonly Command[], argv: readonly string[]): string {
  const command = all.find(({ name }) => name === argv[0]);
  return command ? `${command.name} --help` : '--help';
}
