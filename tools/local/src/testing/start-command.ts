import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { waitUntil } from '../processes/wait-until.ts';
import { repositoryRoot } from '../stack/repository-root.ts';
import { processTree } from './process-tree.ts';

export interface CommandTuning {
  readonly durable?: boolean;
  readonly gatewayArguments?: readonly string[];
}

/** The command as a process of its own, with what it prints. */
export interface StartedCommand {
  readonly pid: number;
  output(): string;
  /** Waits for a line; throws with the output when it does not come. */
  untilPrinted(pattern: RegExp, timeoutMs?: number): Promise<RegExpExecArray>;
  readonly exited: Promise<number | null>;
  isRunning(): boolean;
  signal(name: NodeJS.Signals): void;
  /** kill -9 of it and of everything that it started. */
  killTree(): Promise<void>;
  /** kill -9 of it alone. */
  killSupervisor(): Promise<void>;
}

/**
 * Starts the command with these arguments, on whatever port is free. `prefix` is a program with arguments that becomes
 * the command when it has prepared something.
 */
export const startCommand = (
  args: readonly string[],
  tuning: CommandTuning = {},
  prefix: readonly string[] = [],
): StartedCommand => {
  const main = join(repositoryRoot, 'tools', 'local', 'src', 'testing', 'tuned-main.ts');
  const env = {
    ...process.env,
    TSX_TSCONFIG_PATH: join(repositoryRoot, 'tsconfig.base.json'),
    TUNING: JSON.stringify(tuning),
  };
  const [program = '', ...rest] = [
    ...prefix,
    ...[process.execPath, '--import', import.meta.resolve('tsx'), main, '--port', '0'],
    ...args,
  ];
  const child = spawn(program, rest, { cwd: repositoryRoot, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
  }
  let code: number | null | undefined;
  const exited = new Promise<number | null>((resolve) => {
    child.once('exit', (exit) => {
      code = exit;
      resolve(exit);
    });
  });
  const pid = child.pid ?? 0;
  const isRunning = (): boolean => code === undefined;
  return {
    pid,
    output: () => text,
    exited,
    isRunning,
    signal: (name) => child.kill(name),
    async untilPrinted(pattern, timeoutMs = 60_000) {
      await waitUntil(() => pattern.test(text) || !isRunning(), { timeoutMs });
      const found = pattern.exec(text);
      if (found === null) throw new Error(`${String(pattern)} was not printed, but:\n${text}`);
      return found;
    },
    async killTree() {
      for (const each of processTree(pid)) kill(each);
      await exited;
    },
    async killSupervisor() {
      kill(pid);
      await exited;
    },
  };
};

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Gone already.
  }
}
