import { spawn } from 'node:child_process';

export interface CommandOptions {
  readonly cwd?: string;
  /** On top of the environment that all commands get. */
  readonly env?: Readonly<Record<string, string>>;
  /** Shows the output as it comes instead of returning it. */
  readonly show?: boolean;
}

/** Runs a program to its end and returns what it printed. Throws CommandFailed when it fails or is missing. */
export type RunCommand = (
  program: string,
  args: readonly string[],
  options?: CommandOptions,
) => Promise<string>;

export class CommandFailed extends Error {
  override readonly name = 'CommandFailed';
  readonly program: string;
  readonly complaint: string;

  constructor(program: string, args: readonly string[], complaint: string) {
    super(`${program} ${args.join(' ')} failed: ${complaint}`);
    this.program = program;
    this.complaint = complaint;
  }
}

/** Runs programs on this machine, in the environment of whoever asks. */
export const makeRunCommand =
  (environment: NodeJS.ProcessEnv): RunCommand =>
  (program, args, { cwd, env, show = false } = {}) =>
    new Promise((resolve, reject) => {
      const child = spawn(program, args, {
        cwd,
        env: { ...environment, ...env },
        stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
      });
      const printed: Record<'out' | 'err', string> = { out: '', err: '' };
      child.stdout?.setEncoding('utf8').on('data', (text: string) => (printed.out += text));
      child.stderr?.setEncoding('utf8').on('data', (text: string) => (printed.err += text));
      child.on('error', (cause) => reject(new CommandFailed(program, args, cause.message)));
      child.on('close', (code) =>
        code === 0
          ? resolve(printed.out)
          : reject(new CommandFailed(program, args, printed.err.trim() || `exit code ${String(code)}`)),
      );
    });
