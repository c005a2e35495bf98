import type { RunMode, SourceFormat } from '@word-list/domain';
import type { ModelChoice } from '../stack/model-choice.ts';

/** A list to score. `key` tells it apart from others: the absolute path of a file, or the URL. */
export type ListChoice =
  | { readonly kind: 'file'; readonly key: string; readonly name: string }
  | { readonly kind: 'url'; readonly key: string; readonly name: string };

export type OutFormat = 'csv' | 'ndjson' | 'json' | 'txt';

export interface OutFile {
  readonly path: string;
  readonly format: OutFormat;
}

/** What the person asked for, read and judged. Paths are absolute. */
export interface Options {
  /** Undefined: nobody named one, and the page is to be served. English is scored, the most common words first. */
  readonly list: ListChoice | undefined;
  readonly format: SourceFormat;
  readonly mode: RunMode;
  readonly model: ModelChoice;
  readonly out?: OutFile;
  readonly summaryPath?: string;
  readonly rejectsPath?: string;
  readonly budgetUsd?: number;
  /** Whether files that are no results of ours may be replaced. */
  readonly force: boolean;
  readonly once: boolean;
  /** Whether the page is opened in a browser. */
  readonly open: boolean;
  readonly yes: boolean;
  readonly fresh: boolean;
  readonly port?: number;
  readonly dataDir: string;
}
