import type { Prompt, Verdict } from '../batches/prompt.ts';

/** The prompts of batches. All reads are consistent. */
export interface PromptStore {
  /** Stores prompts that have no verdict yet; writing the same prompt again changes nothing. */
  put(prompts: readonly Prompt[]): Promise<void>;
  /** The prompts of one preparation of a batch, by id. */
  list(batchId: string, preparation: string): Promise<readonly Prompt[]>;
  /** Writes each verdict unless its prompt has one. Returns the prompts as they are stored now, by id. */
  decide(prompts: readonly Prompt[], verdicts: ReadonlyMap<string, Verdict>): Promise<readonly Prompt[]>;
  /** Lets the store drop every prompt of these batches after the time. Called for ended runs only. */
  expire(batchIds: readonly string[], at: Date): Promise<void>;
}
