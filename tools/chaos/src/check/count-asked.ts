import type { LedgerEntry } from '../../../batch-gateway/src/index.ts';

/** What the ledger of the gateway says was put to the model. Only answers of the model count: a failure has no price. */
export interface Asked {
  /** How often each word was answered. */
  readonly times: ReadonlyMap<string, number>;
  /** Prompts that were answered more than once: they were paid twice. */
  readonly twice: readonly string[];
  readonly prompts: number;
}

const add = (counts: Map<string, number>, key: string): void =>
  void counts.set(key, (counts.get(key) ?? 0) + 1);

export const countAsked = (ledger: readonly LedgerEntry[]): Asked => {
  const times = new Map<string, number>();
  const prompts = new Map<string, number>();
  const answered = ledger.filter(({ status }) => status === 200);
  for (const { words, customId, metadata } of answered) {
    for (const word of words) add(times, word);
    add(prompts, `${metadata['batch'] ?? ''} ${customId ?? ''}`);
  }
  const twice = [...prompts].filter(([, count]) => count > 1).map(([prompt]) => prompt);
  return { times, twice, prompts: answered.length };
};
