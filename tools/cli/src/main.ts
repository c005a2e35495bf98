import { join } from 'node:path';
import { exitCodes } from './exit-codes.ts';
import { runProgram } from './run-program.ts';

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (stopping.signal.aborted) process.exit(exitCodes.interrupted);
    stopping.abort();
  });
}
// A reader that has gone shows at the next write; without a listener the process would end with a stack trace.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

const code = await runProgram({
  argv: process.argv.slice(2),
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  environment: process.env,
  root: join(import.meta.dirname, '..', '..', '..'),
  signal: stopping.signal,
});
process.exit(code);
