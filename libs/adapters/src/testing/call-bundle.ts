import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const mark = 'answer of the handler: ';

const script = `
const { handler } = await import(process.env.BUNDLE);
const answer = await handler(JSON.parse(process.env.EVENT), { awsRequestId: 'smoke', functionName: 'smoke', getRemainingTimeInMillis: () => 10000 });
process.stdout.write('\\n${mark}' + JSON.stringify(answer ?? null) + '\\n', () => process.exit(0));
`;

/**
 * Loads the built bundle of an app in a process of its own, with this environment and nothing else, and calls its
 * handler once. Returns what it answered. Throws when the bundle is not built, does not load, or the handler throws.
 */
export const callBundle = async (
  app: string,
  of: { environment: Readonly<Record<string, string>>; event: unknown },
): Promise<unknown> => {
  const bundle = join(workspaceRoot(), 'dist', 'apps', app, 'index.mjs');
  if (!existsSync(bundle)) throw new Error(`${app} is not built: run nx run ${app}:build`);
  const env = {
    PATH: process.env['PATH'],
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    ...of.environment,
    BUNDLE: bundle,
    EVENT: JSON.stringify(of.event),
  };
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script], {
    env,
    timeout: 60_000,
  });
  const answer = stdout.split('\n').find((line) => line.startsWith(mark));
  if (answer === undefined) throw new Error(`${app} gave no answer: ${stdout}`);
  return JSON.parse(answer.slice(mark.length));
};

/** The root of the workspace: where nx.json is. */
function workspaceRoot(from = import.meta.dirname): string {
  return existsSync(join(from, 'nx.json')) ? from : workspaceRoot(dirname(from));
}
