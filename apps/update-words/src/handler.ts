import { sqsHandler } from '@word-list/adapters/lambda';
import { settleWords, wordsDecided, type Log, type SettleWordsPorts } from '@word-list/domain';

export type Deps = SettleWordsPorts & { readonly log: Log };

/** Stores what became of asked words: the only writer of outcomes. */
export const makeHandler = (deps: Deps) => {
  const settle = settleWords(deps);

  return sqsHandler(wordsDecided, deps.log, async (message) => {
    await settle(message);
    const { runId, part, round, scored, failed } = message;
    deps.log.info('words settled', { runId, part, round, scored: scored.length, failed: failed.length });
  });
};
