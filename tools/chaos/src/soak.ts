import { buildApps } from '../../local/src/product/build-apps.ts';
import { readOptions } from './soak/read-options.ts';
import { runSoak } from './soak/run-soak.ts';

const stopping = new AbortController();

const options = readOptions(process.argv.slice(2), () => Date.now() % 1_000_000);
if (typeof options === 'number') process.exitCode = options;
else {
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  await buildApps();
  process.exitCode = await runSoak(options, { print, signal: stopping.signal });
}

/** The first Ctrl-C ends all in order, the second at once: the stack ends when its pipe closes. */
function interrupt(): void {
  if (stopping.signal.aborted) process.exit(130);
  stopping.abort();
}

function print(line: string): void {
  void process.stdout.write(`${line}\n`);
}
