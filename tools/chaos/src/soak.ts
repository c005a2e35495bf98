import { buildApps } from '../../local/src/product/build-apps.ts';
import { readOptions } from './soak/read-options.ts';
import { runSoak } from './soak/run-soak.ts';

const print = (line: string): void => void process.stdout.write(`${line}\n`);

const stopping = new AbortController();

/** The first Ctrl-C ends all in order, the second at once: the stack ends when its pipe closes. */
const interrupt = (): void => {
  if (stopping.signal.aborted) process.exit(130);
  stopping.abort();
};

const options = readOptions(process.argv.slice(2), () => Date.now() % 1_000_000);
if (typeof options === 'number') process.exitCode = options;
else {
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  await buildApps();
  process.exitCode = await runSoak(options, { print, signal: stopping.signal });
}
