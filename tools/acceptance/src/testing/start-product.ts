import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const root = join(import.meta.dirname, '..', '..', '..', '..');

/** The command that a user types, as a process of its own. */
export interface StartedProduct {
  /** What it has printed so far. */
  output(): string;
  /** Waits for a line; throws with the output when the command ends, or the time is over, without it. */
  untilPrinted(pattern: RegExp, timeoutMs?: number): Promise<RegExpExecArray>;
  /** The exit code; null after a signal. */
  readonly exited: Promise<number | null>;
  /** Ctrl-C, and waits for the end. */
  interrupt(): Promise<number | null>;
  /** kill -9 of it and of all that it started, and waits for the end of each. */
  killTree(): Promise<void>;
}

/** Starts `npm start -- <args>`, on whatever port is free. */
export const startProduct = (args: readonly string[]): StartedProduct => {
  const bootstrap = join(root, 'tools', 'bootstrap', 'bootstrap.cjs');
  const child = spawn(process.execPath, [bootstrap, 'start', '--port', '0', ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const pid = child.pid ?? 0;
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
  }
  let isRunning = true;
  const exited = new Promise<number | null>((resolve) => {
    child.once('close', (code) => {
      isRunning = false;
      resolve(code);
    });
  });
  return {
    output: () => text,
    exited,
    async untilPrinted(pattern, timeoutMs = 120_000) {
      const giveUpAt = Date.now() + timeoutMs;
      for (;;) {
        const found = pattern.exec(text);
        if (found !== null) return found;
        if (!isRunning || Date.now() > giveUpAt) throw new Error(`no ${String(pattern)} in:\n${text}`);
        await sleep(20);
      }
    },
    interrupt() {
      child.kill('SIGINT');
      return exited;
    },
    async killTree() {
      // The number of a process that has ended may be another one's by now.
      if (isRunning) await killAll(treeOf(pid));
      await exited;
    },
  };
};

async function killAll(pids: readonly number[]): Promise<void> {
  for (const pid of pids) readOr(() => process.kill(pid, 'SIGKILL'), false);
  for (const pid of pids) while (!isGone(pid)) await sleep(5);
}

function readOr<Value>(read: () => Value, otherwise: Value): Value {
  try {
    return read();
  } catch {
    return otherwise; // The process ended while it was looked at.
  }
}

function isGone(pid: number): boolean {
  if (!existsSync(`/proc/${String(pid)}`)) return true;
  const stat = readOr(() => readFileSync(`/proc/${String(pid)}/stat`, 'utf8'), ') Z');
  return stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z');
}

/** Parents before their children. */
function treeOf(pid: number): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .map((name) => [Number(name), parentOf(Number(name))] as const);
  const below = (at: number): number[] =>
    parents.filter(([, parent]) => parent === at).flatMap(([child]) => [child, ...below(child)]);
  return [pid, ...below(pid)];
}

function parentOf(pid: number): number {
  const stat = readOr(() => readFileSync(`/proc/${String(pid)}/stat`, 'utf8'), '');
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
}
