import { existsSync, readFileSync } from 'node:fs';
import * as z from 'zod';
import { isAlive } from '../../../local/src/processes/process-identity.ts';
import type { Random } from '../../../simulate/src/engine/random.ts';
import type { KillTarget } from './kill-schedule.ts';

const entry = z.object({ name: z.string(), pid: z.int().positive(), startTime: z.string() });

type ChildTarget = Exclude<KillTarget, 'everything' | 'stack'>;

const servers: ReadonlySet<string> = new Set<ChildTarget>([
  'postgres',
  'queue-server',
  'table-server',
  'batch-gateway',
]);

/** The children of the stack that live now, by what it wrote down when it started them. */
const livingChildren = (registerPath: string): z.infer<typeof entry>[] =>
  (existsSync(registerPath) ? readFileSync(registerPath, 'utf8') : '')
    .split('\n')
    .flatMap((line) => {
      try {
        return [entry.parse(JSON.parse(line))];
      } catch {
        return []; // The last line is empty, or torn by a kill.
      }
    })
    .filter(isAlive);

/** kill -9 of one child of the stack. Answers its name; undefined when there was none to kill. */
export const killChild = (registerPath: string, target: ChildTarget, random: Random): string | undefined => {
  const meant = livingChildren(registerPath).filter(({ name }) =>
    target === 'function' ? !servers.has(name) : name === target,
  );
  if (meant.length === 0) return undefined;
  const { name, pid } = random.pick(meant);
  try {
    process.kill(pid, 'SIGKILL');
    return name;
  } catch {
    return undefined; // It ended in between.
  }
};
