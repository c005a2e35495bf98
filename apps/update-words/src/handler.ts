import { sqsHandler } from '@word-list/adapters/lambda';
import { updateWords, wordsDecided, type Log, type UpdateWordsPorts } from '@word-list/domain';

export type Deps = UpdateWordsPorts & { readonly log: Log };

/** Stores what became of asked words: scores, and failures of those that are given up. */
export const makeHandler = (deps: Deps) => {
  const settle = updateWords(deps);

  return sqsHandler(wordsDecided, deps.log, async (message) => {
    await settle(message);
    const { runId, part, round, scored, failed } = message;
    deps.log.info('words settled', { runId, part, round, scored: scored.length, failed: failed.length });
  });
};
