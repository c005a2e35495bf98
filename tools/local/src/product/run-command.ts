import type { StackTuning } from '../stack/start-stack.ts';
import { explainError, explainLoss } from './explain-error.ts';
import { makeTerminal, type Terminal } from './make-terminal.ts';
import { keysOf } from './read-model.ts';
import { readOptions } from './read-options.ts';
import { exitCodes } from './exit-codes.ts';

interface Ending {
  readonly stopping: AbortController;
  /** Name of a process that the stack cannot do without, and that ended. */
  lost: string | undefined;
  dataDir: string;
}

/** Runs the command of the one-machine stack. Answers the exit code. `tuning` is for tests. */
export const runCommand = async (argv: readonly string[], tuning?: StackTuning): Promise<number> => {
  const terminal = makeTerminal(process.stdout, { colours: (process.env['NO_COLOR'] ?? '') === '' });
  const ending: Ending = { stopping: new AbortController(), lost: undefined, dataDir: '' };
  listenToSignals(ending);
  // From a timer, such as the one that saves counts. Our children end with us; the next start goes on.
  process.on('uncaughtException', (error) => {
    terminal.problem(explainError(error));
    process.exit(exitCodes.failed);
  });
  const lose = (name: string): void => {
    ending.lost ??= name;
    ending.stopping.abort();
  };
  try {
    const options = readOptions(argv, keysOf(process.env));
    ending.dataDir = options.dataDir;
    // Only now: most of the time of a start that is refused would go into loading what it does not need.
    const { runProduct } = await import('./run-product.ts');
    const { signal } = ending.stopping;
    const code = await runProduct({
      options,
      terminal,
      signal,
      lose,
      ...(tuning === undefined ? {} : { tuning }),
    });
    if (ending.lost !== undefined) return explainEnd(undefined, ending, terminal);
    terminal.print(code === exitCodes.complete ? 'Done.' : `Done, with exit code ${code}.`);
    return code;
  } catch (error) {
    return explainEnd(error, ending, terminal);
  }
};

/** The first Ctrl-C ends everything in order, the second at once: the children end when their pipes close. */
function listenToSignals({ stopping }: Ending): void {
  const interrupt = (): void => {
    if (stopping.signal.aborted) process.exit(exitCodes.interrupted);
    stopping.abort();
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
}

function explainEnd(error: unknown, { stopping, lost, dataDir }: Ending, terminal: Terminal): number {
  if (lost !== undefined) {
    terminal.problem(explainLoss(lost, dataDir));
    return exitCodes.failed;
  }
  if (stopping.signal.aborted) {
    terminal.print('Stopped in the middle. The same command goes on where it was.');
    return exitCodes.interrupted;
  }
  terminal.problem(explainError(error));
  return exitCodes.failed;
}
