import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, rmdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod';

const run = promisify(execFile);
const bundle = path.resolve(import.meta.dirname, '../../../../dist/apps/api-words/index.mjs');

/** What a new process took until it had answered, in milliseconds. */
const measured = z.object({
  status: z.number(),
  cpu: z.number(),
  wall: z.number(),
  loaded: z.number(),
  megabytes: z.number(),
});
export type Measured = z.infer<typeof measured>;

const script = `
const cpu = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1000; };
const { handler } = await import(process.env.BUNDLE);
const loaded = cpu();
const { statusCode: status } = await handler(JSON.parse(process.env.EVENT));
const answer = { status, loaded, cpu: cpu(), wall: performance.now(), megabytes: process.memoryUsage.rss() / 2 ** 20 };
process.stdout.write(JSON.stringify(answer) + '\\n', () => process.exit(0));
`;

/** Half a core in a control group of its own, where the machine lets us make one; undefined elsewhere. */
export const makeHalfCore = (): { tasks: string; remove: () => void } | undefined => {
  const folder = `/sys/fs/cgroup/cpu/word-list-bench-${process.pid}`;
  if (!existsSync('/sys/fs/cgroup/cpu/cpu.cfs_quota_us')) return undefined;
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'cpu.cfs_quota_us'), '50000');
  return { tasks: path.join(folder, 'tasks'), remove: () => rmdirSync(folder) };
};

/** Starts the built function api-words in a process of its own, with this environment, and has it answer one event. */
export const startCold = async (
  env: Readonly<Record<string, string>>,
  event: unknown,
  tasks?: string,
): Promise<Measured> => {
  const enter = tasks === undefined ? '' : `echo $$ > ${tasks}; `;
  const command = `${enter}exec "${process.execPath}" --input-type=module --eval "$SCRIPT"`;
  const { stdout } = await run('/bin/sh', ['-c', command], {
    env: { ...env, PATH: process.env['PATH'], SCRIPT: script, BUNDLE: bundle, EVENT: JSON.stringify(event) },
    timeout: 120_000,
  });
  return measured.parse(JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? ''));
};
