import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { runProgram } from '../run-program.ts';

/** What a call of the program wrote, and how it ended. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

interface CallOptions {
  readonly stdin?: string | Uint8Array;
  /** Whether all streams are a terminal. */
  readonly terminal?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** The folder of the clone. */
  readonly root?: string;
}

/** A folder with these files; arguments name them behind `DIR/`. */
export function makeFolder(files: Readonly<Record<string, string | Uint8Array>>) {
  const path = mkdtempSync(join(tmpdir(), 'wordlist-'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(path, name), content);
  return {
    path,
    /** Calls the program in this process. The folder is DIR in what it was given and wrote. */
    call: async (args: readonly string[], options: CallOptions = {}): Promise<Outcome> => {
      const outcome = await callProgram(
        args.map((arg) => arg.replaceAll('DIR', path)),
        options,
      );
      const hidden = (text: string) => text.replaceAll(path, 'DIR');
      return { ...outcome, stdout: hidden(outcome.stdout), stderr: hidden(outcome.stderr) };
    },
    remove: () => rmSync(path, { recursive: true }),
  };
}

async function callProgram(argv: readonly string[], options: CallOptions): Promise<Outcome> {
  const { stdin = '', terminal = false, environment = {}, signal = new AbortController().signal } = options;
  const written = { stdout: '', stderr: '' };
  const output = (name: 'stdout' | 'stderr') => ({
    isTTY: terminal,
    columns: 80,
    write: (text: string, done?: (error?: Error | null) => void) => {
      written[name] += text;
      done?.();
      return true;
    },
  });
  const input = Object.assign(Readable.from([Buffer.from(stdin)]), { isTTY: terminal });
  const code = await runProgram({
    argv,
    stdin: input,
    stdout: output('stdout'),
    stderr: output('stderr'),
    environment,
    root: options.root ?? '/nowhere',
    signal,
  });
  return { code, ...written };
}
