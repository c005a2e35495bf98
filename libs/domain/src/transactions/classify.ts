import type { PartOf, WordsStatements } from '../ports/words-statements.ts';
import { compareText } from '../words/compare-text.ts';
import { claimWords } from './claim-words.ts';
import { lookUpRun } from './look-up-run.ts';
import { mayAsk } from './may-ask.ts';

/** `ClaimLedger.classify` */
export const classify = async (
  on: WordsStatements,
  { words, runId, part }: PartOf & { words: readonly string[] },
): Promise<void> => {
  const run = await lookUpRun(on, runId, 'share');
  const asks = mayAsk(run);
  const changes = asks ? { rounds: 1 } : { cancelled: words.length };
  const isNew = await on.insertPart({ runId, part, words: words.length, changes });
  if (!isNew || !asks) return;
  const { known, taken } = await claimWords(on, { run, runId, part, round: 1 }, words.toSorted(compareText));
  if (taken.length > 0) await on.insertWaits({ runId, part }, taken);
  if (known.length > 0) await on.countMoved({ runId, part }, { known: known.length });
};

/** `ClaimLedger.reclassifyFreed` */
export const reclassifyFreed = async (
  on: WordsStatements,
  { runId, part }: PartOf,
): Promise<number | undefined> => {
  const run = await lookUpRun(on, runId, 'share');
  if (!mayAsk(run)) return undefined;
  const rounds = await on.lockPart({ runId, part });
  const freed = await on.freedWaits({ runId, part });
  if (rounds === undefined || freed.length === 0) return undefined;
  const round = rounds + 1;
  const { known, claimed } = await claimWords(on, { run, runId, part, round }, freed);
  const settled = [...known, ...claimed];
  if (settled.length > 0) await on.deleteWaits(runId, settled);
  const moved = { known: known.length, ...(claimed.length > 0 ? { rounds: round } : {}) };
  await on.countMoved({ runId, part }, moved);
  return claimed.length > 0 ? round : undefined;
};
