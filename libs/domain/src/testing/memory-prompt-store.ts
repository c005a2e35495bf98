import type { PromptStore } from '../ports/prompt-store.ts';
import type { Prompt } from '../batches/prompt.ts';

export interface MemoryPromptStore extends PromptStore {
  /** Every prompt of every preparation. */
  readonly rows: readonly Prompt[];
  /** When the store may drop the prompts of a batch. */
  readonly expiries: ReadonlyMap<string, Date>;
}

/** Prompts in memory. */
export const memoryPromptStore = (): MemoryPromptStore => {
  const batches = new Map<string, Map<string, Prompt>>();
  const expiries = new Map<string, Date>();
  const batchOf = (id: string): Map<string, Prompt> => {
    const rows = batches.get(id) ?? new Map<string, Prompt>();
    batches.set(id, rows);
    return rows;
  };

  return {
    get rows() {
      return [...batches.values()].flatMap((rows) => [...rows.values()]);
    },
    expiries,
    async put(prompts) {
      for (const prompt of prompts) {
        const rows = batchOf(prompt.batchId);
        if (!rows.has(prompt.id)) rows.set(prompt.id, prompt);
      }
    },
    async list(batchId, preparation) {
      const rows = [...(batches.get(batchId)?.values() ?? [])];
      return rows.filter((row) => row.preparation === preparation).sort(byId);
    },
    async decide(prompts, verdicts) {
      const stored = prompts.map((prompt) => {
        const row = batchOf(prompt.batchId).get(prompt.id);
        if (row === undefined) throw new Error(`there is no prompt ${prompt.id} of batch ${prompt.batchId}`);
        const decided = { ...row, verdict: row.verdict ?? verdicts.get(prompt.id) ?? null };
        batchOf(prompt.batchId).set(prompt.id, decided);
        return decided;
      });
      return stored.sort(byId);
    },
    async expire(batchIds, at) {
      for (const id of batchIds) if (batches.has(id)) expiries.set(id, at);
    },
  };
};

function byId(a: Prompt, b: Prompt): number {
  return a.id < b.id ? -1 : 1;
}
