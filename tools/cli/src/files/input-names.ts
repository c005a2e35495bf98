import { existsSync, statSync } from 'node:fs';
import { UsageError } from '../../../local/src/product/errors.ts';

interface Asked {
  readonly command: string;
  readonly operands: readonly string[];
  readonly stdin: { readonly isTTY?: boolean };
}

/** The lists that a command reads: those that were named, else what comes in by a pipe. Throws UsageError. */
export function inputNames({ command, operands, stdin }: Asked): readonly string[] {
  if (operands.length === 0) {
    if (stdin.isTTY === true) {
      throw new UsageError(`${command} needs a list: name a file, or - for the standard input`);
    }
    return ['-'];
  }
  if (operands.filter((name) => name === '-').length > 1) {
    throw new UsageError('- is the standard input and can be read once only');
  }
  for (const name of operands) checkFile(name);
  return operands;
}

/** Throws UsageError unless the file can be there to be read. */
export function checkFile(name: string): void {
  if (name === '-') return;
  if (!existsSync(name)) throw new UsageError(`there is no file ${name}`);
  if (statSync(name).isDirectory()) throw new UsageError(`${name} is a folder: name a file`);
}
