import type { LedgerEntry } from '../../../batch-gateway/src/index.ts';

/** What the ledger of the gateway says was put to the model. Only answers of the model count: a failure has no price. */
export interface Asked {
  /** How often each word was answered. */
  readonly times: ReadonlyMap<string, number>;
  /** Prompts that were answered more than once, and where: they were paid twice. */
  readonly twice: readonly string[];
  readonly prompts: number;
}

export const countAsked = (ledger: readonly LedgerEntry[]): Asked => {
  const words = new Map<string, LedgerEntry[]>();
  const prompts = new Map<string, LedgerEntry[]>();
  const answered = ledger.filter(({ status }) => status === 200);
  for (const entry of answered) {
    for (const word of entry.words) append(words, word, entry);
    append(prompts, `${entry.metadata['batch'] ?? ''} ${entry.customId ?? ''}`, entry);
  }
  const twice = [...prompts].filter(([, entries]) => entries.length > 1);
  return {
    times: new Map([...words].map(([word, entries]) => [word, entries.length])),
    twice: twice.map(([prompt, entries]) => `${prompt} in ${entries.map(placeOf).join(' and ')}`),
    prompts: answered.length,
  };
};

function append<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  void lists.set(key, [...(lists.get(key) ?? []), value]);
}

/** Where an answer was paid for: the provider's batch, and the submission that made it. */
function placeOf({ at, batchId, metadata }: LedgerEntry): string {
  return `${batchId ?? 'none'} (submission ${metadata['submission'] ?? '?'}, ${at})`;
}
