/**
 * A process of its own: the one-machine stack with a run of each of two lists, until its standard input closes.
 * Usage: two-runs-main.ts <JSON: data dir, paths of the lists>. Prints one line of JSON once both runs have begun.
 * Started again on the same data dir it goes on with the same two runs.
 */
import { basename } from 'node:path';
import * as z from 'zod';
import { makeStackClient, type StackClient } from '../../../local/src/product/api-client.ts';
import { registerList } from '../../../local/src/product/register-list.ts';
import { lexiconModel } from '../../../local/src/stack/model-choice.ts';
import { startStack, type Stack } from '../../../local/src/stack/start-stack.ts';

const given = z
  .object({ dataDir: z.string(), lists: z.array(z.string()) })
  .parse(JSON.parse(process.argv[2] ?? ''));

const lost = Promise.withResolvers<string>();
const closed = new Promise<string>((resolve) => {
  process.stdin.on('close', () => resolve('asked to')).resume();
});

const stack = await startStack({
  dataDir: given.dataDir,
  fresh: false,
  port: 0,
  model: { kind: 'lexicon' },
  onStep: () => undefined,
  onProblem: problem,
  onLost: (name) => lost.resolve(name),
});
const api = makeStackClient(stack.origin, stack.token);
const begun = Promise.all(given.lists.map((path) => beginRun(api, stack, path)));
void begun.then(
  (runs) => {
    const { origin, token, databaseUrl } = stack;
    process.stdout.write(`${JSON.stringify({ origin, token, runs, databaseUrl: databaseUrl('writer') })}\n`);
  },
  (error: unknown) => lost.resolve(String(error)),
);
const reason = await Promise.race([lost.promise, closed]);
problem('stack', `ends: ${reason}`);
await stack.stop();
process.exit(reason === 'asked to' ? 0 : 1);

function problem(where: string, message: string): void {
  void process.stderr.write(`${new Date().toISOString()} ${where}: ${message}\n`);
}

/** One run of each list, however often this is called: its name is the key of the request. */
async function beginRun(api: StackClient, stack: Stack, path: string): Promise<string> {
  const name = basename(path);
  const list = { kind: 'file', key: path, name } as const;
  const source = await registerList(api, stack, { list, format: { kind: 'lines' } });
  return (await api.startRun(source.id, { mode: 'new', model: lexiconModel }, name)).id;
}
