import type { JudgedBy } from '../judges/judge.ts';
import type { RunMode } from '../runs/run.ts';

/** Says what a run would know, before there is one. */
export interface KnownWords {
  /** How many of these different words (at most a chunk) have an opinion that would spare a run which begins now. */
  count(run: JudgedBy & { readonly mode: RunMode }, words: readonly string[]): Promise<number>;
}
