import { limits, type AgainRow, type BatchCost } from '@word-list/domain';
import { cancelClaims, claimWords, freedWaits, heldClaims, removeWaits } from './claim-statements.ts';
import { enterCost } from './cost-statements.ts';
import {
  countMoved,
  enterFailures,
  enterPart,
  lockPart,
  type FailedWord,
  type PartOf,
  type RoundOf,
} from './part-statements.ts';
import { mayAsk, runFacts, type At } from './run-statements.ts';
import type { ClaimRow } from './words-tables.ts';

/** The transaction behind `classify`; `words` by text. */
export const classifyPart = async (
  at: At,
  { words, ...of }: PartOf & { words: readonly string[] },
): Promise<void> => {
  const run = await runFacts(at, of.runId, 'share');
  const asks = mayAsk(run);
  const changes = asks ? { rounds: 1 } : { cancelled: words.length };
  const isNew = await enterPart(at, { ...of, words: words.length, changes });
  if ((!isNew && !at.makes('classifies-again')) || !asks) return;
  const { known, taken } = await claimWords(at, { run, part: of.part, round: 1 }, words);
  const waits = taken.map((text) => ({ ...of, text }));
  const skips = at.makes('waits-are-known');
  if (waits.length > 0 && !skips) await at.tx.insert(at.tables.waits, waits);
  const count = known.length + (skips ? waits.length : 0);
  if (count > 0) await countMoved(at, of, { known: count });
};

/** The transaction behind `reclassifyFreed`. */
export const reclassifyWaits = async (at: At, of: PartOf): Promise<number | undefined> => {
  const run = await runFacts(at, of.runId, 'share');
  if (!mayAsk(run)) return undefined;
  const rounds = await lockPart(at, of);
  const freed = (await freedWaits(at, of)).map(({ text }) => text);
  if (rounds === undefined || freed.length === 0) return undefined;
  const round = rounds + 1;
  const { known, claimed } = await claimWords(at, { run, part: of.part, round }, freed);
  await removeWaits(at, of, [...known, ...claimed]);
  await countMoved(at, of, { known: known.length, ...(claimed.length > 0 ? { rounds: round } : {}) });
  return claimed.length > 0 ? round : undefined;
};

interface Moves {
  readonly moved: ClaimRow[];
  readonly failed: FailedWord[];
}

const decideMoves = (held: readonly ClaimRow[], words: readonly AgainRow[]): Moves => {
  const again = new Map(words.map((row) => [row[0], row]));
  const moves: Moves = { moved: [], failed: [] };
  for (const row of held) {
    const { text } = row;
    const [, reason, asked] = again.get(text) ?? [text, '', false];
    const attempts = row.attempt + (asked ? 1 : 0);
    if (attempts >= limits.attempts) moves.failed.push({ text, reason, attempts });
    else if (row.requeues + 1 >= limits.rounds)
      moves.failed.push({ text, reason: 'too_many_rounds', attempts });
    else moves.moved.push({ ...row, attempt: attempts, requeues: row.requeues + 1 });
  }
  return moves;
};

const moveClaims = async (
  { tx, tables }: At,
  { runId, round }: RoundOf,
  moved: readonly ClaimRow[],
): Promise<void> => {
  if (moved.length === 0) return;
  const byText = new Map(moved.map((row) => [row.text, row]));
  await tx.update(
    tables.claims,
    (row) => row.runId === runId && byText.has(row.text),
    (row) => ({ ...row, ...byText.get(row.text), round }),
  );
};

/** The transaction behind `askAgain`. */
export const askClaimsAgain = async (
  at: At,
  { words, cost, ...of }: RoundOf & { words: readonly AgainRow[]; cost: BatchCost },
): Promise<number | undefined> => {
  const run = await runFacts(at, of.runId, 'share');
  const texts = words.map(([text]) => text);
  await enterCost(at, of.runId, cost);
  if (!mayAsk(run)) {
    await cancelClaims(at, of, texts);
    return undefined;
  }
  const rounds = await lockPart(at, of);
  if (rounds === undefined) return undefined;
  const { moved, failed } = decideMoves(await heldClaims(at, of, texts), words);
  const gone = failed.map(({ text }) => text);
  if (gone.length > 0)
    await at.tx.delete(at.tables.claims, (row) => row.runId === of.runId && gone.includes(row.text));
  await enterFailures(at, of.runId, failed);
  const fresh = moved.length > 0 ? rounds + 1 : undefined;
  await moveClaims(at, { ...of, round: rounds + 1 }, moved);
  await countMoved(at, of, { failed: failed.length, ...(fresh === undefined ? {} : { rounds: fresh }) });
  return fresh;
};
