import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isHeld } from '../processes/hold-data-dir.ts';

/** Where a stack answers, and what lets its operator in. */
export interface StackAddress {
  readonly origin: string;
  readonly token: string | undefined;
}

const originFile = 'origin';

/** Writes down where the stack of a data dir answers, for programs of the person who started it. */
export function noteOrigin(dataDir: string, origin: string): void {
  writeFileSync(join(dataDir, originFile), `${origin}\n`, { mode: 0o600 });
}

/** The stack that runs on a data dir; undefined where none does, or none that is ready. */
export function findStack(dataDir: string): StackAddress | undefined {
  if (!isHeld(dataDir)) return undefined;
  const origin = readLine(join(dataDir, originFile));
  return origin === undefined ? undefined : { origin, token: readLine(join(dataDir, 'token')) };
}

function readLine(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : undefined;
}
