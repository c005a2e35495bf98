import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import * as z from 'zod';

const repository = join(import.meta.dirname, '..', '..', '..', '..');
const ready = z.object({ event: z.literal('listening'), url: z.string() });

/** Starts the gateway as users do, in a process of its own, and waits until it listens. */
export const startGatewayProcess = async (
  args: readonly string[],
): Promise<{ child: ChildProcess; url: string }> => {
  const child = spawnMain(args);
  const lines = createInterface({ input: child.stdout });
  for await (const line of lines) return { child, url: ready.parse(JSON.parse(line)).url };
  throw new Error(`the gateway ended before it listened: ${await text(child.stderr)}`);
};

/** Runs it to its end, for command lines that are wrong. */
export const runGatewayProcess = async (
  args: readonly string[],
): Promise<{ code: unknown; stderr: string }> => {
  const child = spawnMain(args);
  const stderr = text(child.stderr);
  const [code] = await once(child, 'exit');
  return { code, stderr: await stderr };
};

function spawnMain(args: readonly string[]) {
  return spawn(process.execPath, ['--import', 'tsx', join(import.meta.dirname, '..', 'main.ts'), ...args], {
    cwd: repository,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, TSX_TSCONFIG_PATH: join(repository, 'tsconfig.base.json') },
  });
}
