import type { AgainRow } from '../batches/prompt.ts';
import { limits } from '../limits.ts';
import type { BatchCost } from '../messages/messages.ts';
import type { Claim } from '../ports/claim-ledger.ts';
import type { RunFailure } from '../ports/run-store.ts';
import type { RoundOf, WordsStatements } from '../ports/words-statements.ts';
import { attemptsAfter, isOutOfAttempts } from '../words/attempts.ts';
import { compareText } from '../words/compare-text.ts';
import { cancelClaims } from './end-claims.ts';
import { lookUpRun } from './look-up-run.ts';
import { mayAsk } from './may-ask.ts';

/** `ClaimLedger.askAgain` */
export const askAgain = async (
  on: WordsStatements,
  { words, cost, ...at }: RoundOf & { words: readonly AgainRow[]; cost: BatchCost },
): Promise<number | undefined> => {
  const run = await lookUpRun(on, at.runId, 'share');
  const texts = words.map(([text]) => text).toSorted(compareText);
  await on.enterCost(at.runId, cost);
  if (!mayAsk(run)) {
    await cancelClaims(on, at, texts);
    return undefined;
  }
  const rounds = await on.lockPart(at);
  if (rounds === undefined) return undefined;
  const { moved, failed } = decideMoves(await on.lockClaims(at, texts), words);
  if (failed.length > 0) {
    await on.deleteClaims(
      at.runId,
      failed.map(({ text }) => text),
    );
    await on.insertFailures(at.runId, failed);
  }
  const fresh = moved.length > 0 ? rounds + 1 : undefined;
  if (fresh !== undefined) await on.moveClaims({ runId: at.runId, round: fresh }, moved);
  const changes = { failed: failed.length, ...(fresh === undefined ? {} : { rounds: fresh }) };
  await on.countMoved(at, changes);
  return fresh;
};

interface Moves {
  readonly moved: Claim[];
  readonly failed: RunFailure[];
}

function decideMoves(held: readonly Claim[], words: readonly AgainRow[]): Moves {
  const again = new Map(words.map((row) => [row[0], row]));
  const moves: Moves = { moved: [], failed: [] };
  for (const { text, attempt, requeues } of held) {
    const [, reason, asked] = again.get(text) ?? [text, '', false];
    const attempts = attemptsAfter(attempt, asked);
    if (isOutOfAttempts(attempts)) moves.failed.push({ text, reason, attempts });
    else if (requeues + 1 >= limits.rounds) moves.failed.push({ text, reason: 'too_many_rounds', attempts });
    else moves.moved.push({ text, attempt: attempts, requeues: requeues + 1 });
  }
  return moves;
}
