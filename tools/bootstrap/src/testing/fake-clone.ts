import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';

const bootstrap = path.resolve(import.meta.dirname, '../..');

export interface Started {
  readonly pid: number;
  /** All that it and its children wrote so far. */
  readonly output: () => string;
  /** Resolves once the output holds the text; rejects when the process ends without it. */
  readonly says: (text: string) => Promise<void>;
  /** Its exit code; null where a signal ended it. Resolves when its children have ended as well. */
  readonly ends: Promise<number | null>;
}

export interface FakeClone {
  readonly root: string;
  readonly start: (args: readonly string[], env?: Record<string, string>) => Started;
  /** Starts Node.js with a text of a program of its own, in the folder of the clone. */
  readonly startProgram: (text: string, env?: Record<string, string>) => Started;
  /** Starts, waits for the end, and gives the exit code and what was written. */
  readonly run: (
    args: readonly string[],
    env?: Record<string, string>,
  ) => Promise<{ code: number | null; output: string }>;
  readonly npmCalls: () => string[];
  readonly writeLock: (packages: Record<string, { version: string; dev?: boolean }>) => void;
  readonly remove: () => void;
}

/** A folder that looks like a fresh clone to the bootstrap, with a stand-in for npm and for the program. */
export const makeFakeClone = (): FakeClone => {
  const root = mkdtempSync(path.join(tmpdir(), 'bootstrap-'));
  cpSync(bootstrap, path.join(root, 'tools/bootstrap'), { recursive: true });
  const npm = path.join(root, 'npm-cli.cjs');
  cpSync(path.join(import.meta.dirname, 'fake-npm-cli.cjs'), npm);
  for (const program of ['tools/local/src/main.ts', 'tools/checks/src/run-all.ts']) {
    mkdirSync(path.dirname(path.join(root, program)), { recursive: true });
    cpSync(path.join(import.meta.dirname, 'fake-program.ts'), path.join(root, program));
  }
  writeFileSync(path.join(root, 'package.json'), '{"type":"module"}');

  const startNode = (args: readonly string[], env: Record<string, string> = {}): Started => {
    const given = { ...cleanEnvironment(), npm_execpath: npm, ...env };
    const stdio: ['ignore', 'pipe', 'pipe'] = ['ignore', 'pipe', 'pipe'];
    // A group of its own, as in a terminal.
    return watch(spawn(process.execPath, args, { cwd: root, env: given, stdio, detached: true }));
  };
  const script = path.join(root, 'tools/bootstrap/bootstrap.cjs');
  const start: FakeClone['start'] = (args, env) => startNode([script, ...args], env);

  const calls = path.join(root, 'npm-calls');
  const clone: FakeClone = {
    root,
    start,
    startProgram: (text, env) => startNode(['--eval', text], env),
    run: async (args, env) => {
      const started = start(args, env);
      return { code: await started.ends, output: started.output() };
    },
    // What npm has opened and not yet written to is no call.
    npmCalls: () => (existsSync(calls) ? readFileSync(calls, 'utf8').split('\n').slice(0, -1) : []),
    writeLock: (packages) =>
      writeFileSync(path.join(root, 'package-lock.json'), JSON.stringify({ packages })),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
  clone.writeLock({ 'node_modules/tsx': { version: '1.0.0' } });
  return clone;
};

function cleanEnvironment(): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(npm_|INIT_CWD|WORD_LIST_|OPENAI_|NODE_OPTIONS)/iu.test(name),
    ),
  );
}

function watch(child: ChildProcessByStdio<null, Readable, Readable>): Started {
  let output = '';
  const listeners = new Set<() => void>();
  const collect = (data: Buffer) => {
    output += data.toString();
    for (const listener of listeners) listener();
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const ends = new Promise<number | null>((resolve) => child.on('close', (code) => resolve(code)));
  const says = (text: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        if (output.includes(text)) resolve();
      };
      listeners.add(look);
      look();
      void ends.then(() => reject(new Error(`ended without "${text}": ${output}`)));
    });
  return { pid: child.pid ?? 0, output: () => output, says, ends };
}
