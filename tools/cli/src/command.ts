import type { Console } from './console.ts';

/** One option as a person writes and reads it; help, manual, completions and the parser are made from it. */
export interface OptionText {
  /** `--take`. */
  readonly flag: string;
  readonly short?: `-${string}`;
  /** What follows the flag, such as `<n>`; a switch has none. */
  readonly value?: string;
  readonly help: string;
  /** May be given several times. */
  readonly isMany?: boolean;
  /** The words that complete it. */
  readonly choices?: readonly string[];
  /** Whether its value is a file. */
  readonly isFile?: boolean;
  /** Known only so that it can be refused with a reason. */
  readonly isHidden?: boolean;
}

export interface OptionGroup {
  readonly title: string;
  readonly options: readonly OptionText[];
}

/** A command line and what it does. */
export interface Example {
  readonly line: string;
  readonly does: string;
}

/** What was given on the command line: files or other arguments, and options by name in lower camel. */
export interface Given {
  readonly operands: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
}

/** What a command works with. */
export interface Surroundings {
  readonly console: Console;
  readonly stdin: AsyncIterable<Uint8Array> & { readonly isTTY?: boolean };
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The folder of the clone that the program belongs to. */
  readonly root: string;
  /** Ends the work: Ctrl-C, or a reader that has gone. */
  readonly signal: AbortSignal;
}

/** One verb of the program. */
export interface Command {
  readonly name: string;
  /** One line. */
  readonly summary: string;
  /** As in `[file...]`: what may follow the name beside options. */
  readonly operands: string;
  /** Paragraphs between usage and options. */
  readonly details: readonly string[];
  readonly groups: readonly OptionGroup[];
  readonly examples: readonly Example[];
  /** Answers the exit code; throws what went wrong. */
  readonly run: (given: Given, around: Surroundings) => Promise<number>;
}
