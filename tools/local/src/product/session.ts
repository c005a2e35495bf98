import type { Stack, StackTuning } from '../stack/start-stack.ts';
import type { StackClient } from './api-client.ts';
import type { Terminal } from './make-terminal.ts';
import type { Options } from './options.ts';
import type { RunRecords } from './run-record.ts';

/** One call of the command. */
export interface Product {
  readonly options: Options;
  readonly terminal: Terminal;
  /** Ends everything in order. */
  readonly signal: AbortSignal;
  readonly lose: (name: string) => void;
  readonly tuning?: StackTuning;
}

/** The product while its stack is up. */
export interface Session extends Product {
  readonly stack: Stack;
  readonly api: StackClient;
  readonly records: RunRecords;
}
