import { existsSync, readFileSync } from 'node:fs';
import * as z from 'zod';
import { isAlive } from '../../bootstrap/src/process-identity.cjs';

const entry = z.object({ name: z.string(), pid: z.int().positive(), startTime: z.string() });

export type LivingChild = z.infer<typeof entry>;

/** The children of a stack that live now, by the register that it keeps of those that it started. */
export const livingChildren = (registerPath: string): LivingChild[] =>
  (existsSync(registerPath) ? readFileSync(registerPath, 'utf8') : '')
    .split('\n')
    .flatMap(readEntry)
    .filter(isAlive);

/** kill -9. False when it has ended in between. */
export const killLiving = ({ pid }: LivingChild): boolean => {
  try {
    return process.kill(pid, 'SIGKILL');
  } catch {
    return false;
  }
};

function readEntry(line: string): LivingChild[] {
  try {
    return [entry.parse(JSON.parse(line))];
  } catch {
    return []; // The last line is empty, or torn by a kill.
  }
}
