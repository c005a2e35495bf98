import { explainError } from './product/explain-error.ts';
import { makeTerminal } from './product/make-terminal.ts';
import { readOptions } from './product/read-options.ts';
import { exitCodes, runProduct } from './product/run-product.ts';

const terminal = makeTerminal(process.stdout);
const stopping = new AbortController();
let lost: string | undefined;

// The first Ctrl-C ends everything in order, the second at once: the children end when their pipes close.
const interrupt = (): void => {
  if (stopping.signal.aborted) process.exit(exitCodes.interrupted);
  stopping.abort();
};
process.on('SIGINT', interrupt);
process.on('SIGTERM', interrupt);

const lose = (name: string): void => {
  lost ??= name;
  stopping.abort();
};

const explainEnd = (error: unknown): number => {
  if (lost !== undefined) {
    terminal.problem(`${lost} ended unexpectedly. Start again to go on; the logs are in <data-dir>/logs.`);
    return exitCodes.failed;
  }
  if (stopping.signal.aborted) {
    terminal.print('Stopped in the middle. The same command goes on where it was.');
    return exitCodes.interrupted;
  }
  terminal.problem(explainError(error));
  return exitCodes.failed;
};

const run = async (): Promise<number> => {
  try {
    const options = readOptions(process.argv.slice(2), process.env.OPENAI_API_KEY);
    const code = await runProduct({ options, terminal, signal: stopping.signal, lose });
    if (lost !== undefined) return explainEnd(undefined);
    terminal.print(code === exitCodes.complete ? 'Done.' : `Done, with exit code ${code}.`);
    return code;
  } catch (error) {
    return explainEnd(error);
  }
};

process.exit(await run());
