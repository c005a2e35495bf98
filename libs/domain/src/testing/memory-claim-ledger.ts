import type { AgainRow } from '../batches/prompt.ts';
import { limits } from '../limits.ts';
import type { ClaimLedger } from '../ports/claim-ledger.ts';
import { compareText } from '../words/compare-text.ts';
import { isKnown } from '../words/is-known.ts';
import { memoryResends } from './memory-resends.ts';
import {
  claimsOf,
  emptyPart,
  enterCost,
  fail,
  isUnclaimed,
  mayAsk,
  partRow,
  runRow,
  type ClaimRow,
  type MemoryWordsTables,
  type RunRow,
} from './memory-words-tables.ts';

interface RoundOf {
  runId: string;
  part: string;
  round: number;
}

const knows = (tables: MemoryWordsTables, row: RunRow, text: string): boolean => {
  const score = tables.words.get(text);
  return score !== undefined && isKnown(score, row.run);
};

/** Known, claimed at the round, or (false) neither, since somebody else has the word asked. */
const settleOrClaim = (tables: MemoryWordsTables, text: string, at: RoundOf): 'known' | 'claimed' | false => {
  const row = runRow(tables, at.runId);
  if (knows(tables, row, text)) {
    partRow(row, at.part).known += 1;
    return 'known';
  }
  if (!isUnclaimed(tables, text)) return false;
  tables.claims.set(text, { ...at, attempt: 0, requeues: 0 });
  return 'claimed';
};

const moveOn = (row: RunRow, claim: ClaimRow, [text, reason, asked]: AgainRow): 'moved' | 'failed' => {
  claim.attempt += asked ? 1 : 0;
  claim.requeues += 1;
  const { part, attempt: attempts } = claim;
  if (attempts >= limits.attempts) fail(row, { text, part, reason, attempts });
  else if (claim.requeues >= limits.rounds) fail(row, { text, part, reason: 'too_many_rounds', attempts });
  else return 'moved';
  return 'failed';
};

const freedWaits = (tables: MemoryWordsTables, row: RunRow, part?: string): [string, string][] =>
  [...row.waits].filter(([text, of]) => (part === undefined || of === part) && isUnclaimed(tables, text));

const cancelClaims = (tables: MemoryWordsTables, at: RoundOf, texts?: ReadonlySet<string>): number => {
  const claims = claimsOf(tables, at).filter(([text]) => texts === undefined || texts.has(text));
  for (const [text] of claims) tables.claims.delete(text);
  if (claims.length > 0) partRow(runRow(tables, at.runId), at.part).cancelled += claims.length;
  return claims.length;
};

const rounds = (tables: MemoryWordsTables, runId: string) => {
  const grouped = new Map<string, { part: string; round: number; words: number }>();
  for (const [, { part, round }] of claimsOf(tables, { runId })) {
    const key = `${part}/${round}`;
    grouped.set(key, { part, round, words: (grouped.get(key)?.words ?? 0) + 1 });
  }
  return [...grouped.values()].sort((a, b) => compareText(a.part, b.part) || a.round - b.round);
};

const moveClaims = (
  tables: MemoryWordsTables,
  at: RoundOf,
  words: readonly AgainRow[],
): number | undefined => {
  const row = runRow(tables, at.runId);
  const held = new Map(claimsOf(tables, at));
  const next = (row.parts.get(at.part)?.rounds ?? 0) + 1;
  let moved = 0;
  for (const again of words) {
    const claim = held.get(again[0]);
    if (claim === undefined || !held.delete(again[0])) continue;
    if (moveOn(row, claim, again) === 'failed') {
      tables.claims.delete(again[0]);
      continue;
    }
    claim.round = next;
    moved += 1;
  }
  if (moved === 0) return undefined;
  partRow(row, at.part).rounds = next;
  return next;
};

const forgetEarlier = (tables: MemoryWordsTables, batchId: string, submission: number): void => {
  for (let earlier = 0; earlier < submission; earlier += 1) {
    const key = `${batchId}/${earlier}`;
    if (tables.costs.get(key)?.settled === null) tables.costs.delete(key);
  }
};

/** Claims in memory. */
export const memoryClaimLedger = (tables: MemoryWordsTables): ClaimLedger => ({
  ...memoryResends(tables),
  async classify({ runId, part, words }) {
    const row = runRow(tables, runId);
    if (row.parts.has(part)) return;
    const asks = mayAsk(row);
    row.parts.set(part, emptyPart(words.length, asks ? { rounds: 1 } : { cancelled: words.length }));
    if (!asks) return;
    for (const text of new Set(words)) {
      const became = settleOrClaim(tables, text, { runId, part, round: 1 });
      if (became === false && !row.waits.has(text)) row.waits.set(text, part);
    }
  },
  async reclassifyFreed({ runId, part }) {
    const row = runRow(tables, runId);
    if (!mayAsk(row)) return undefined;
    const round = (row.parts.get(part)?.rounds ?? 0) + 1;
    let claimed = 0;
    for (const [text] of freedWaits(tables, row, part)) {
      const became = settleOrClaim(tables, text, { runId, part, round });
      if (became === false) continue;
      row.waits.delete(text);
      if (became === 'claimed') claimed += 1;
    }
    if (claimed === 0) return undefined;
    partRow(row, part).rounds = round;
    return round;
  },
  async claimsAt(at) {
    return claimsOf(tables, at)
      .map(([text, { attempt, requeues }]) => ({ text, attempt, requeues }))
      .sort((a, b) => compareText(a.text, b.text));
  },
  async askAgain({ runId, part, round, words, cost }) {
    const row = runRow(tables, runId);
    enterCost(tables, runId, cost);
    if (!mayAsk(row)) {
      cancelClaims(tables, { runId, part, round }, new Set(words.map(([text]) => text)));
      return undefined;
    }
    return moveClaims(tables, { runId, part, round }, words);
  },
  async failRound({ reason, ...at }) {
    const row = runRow(tables, at.runId);
    const claims = claimsOf(tables, { runId: at.runId, part: at.part, round: at.round });
    for (const [text, { attempt }] of claims) {
      tables.claims.delete(text);
      fail(row, { text, part: at.part, reason, attempts: attempt });
    }
    return claims.length;
  },
  async failFreed({ runId, part, reason }) {
    const row = runRow(tables, runId);
    const freed = freedWaits(tables, row, part);
    for (const [text] of freed) {
      row.waits.delete(text);
      fail(row, { text, part, reason, attempts: 0 });
    }
    return freed.length;
  },
  async failPart({ runId, part, words, reason }) {
    const row = runRow(tables, runId);
    if (row.parts.has(part)) return;
    const outcome = mayAsk(row) ? { failed: words } : { cancelled: words };
    row.parts.set(part, emptyPart(words, { ...outcome, lastError: reason }));
  },
  async cancelRound(at) {
    const row = runRow(tables, at.runId);
    return mayAsk(row) ? 0 : cancelClaims(tables, at);
  },
  async cancelUnclaimed({ runId, missing }) {
    const row = runRow(tables, runId);
    if (row.run.status !== 'cancelling') return;
    for (const { part, words } of missing) {
      if (!row.parts.has(part)) row.parts.set(part, emptyPart(words, { cancelled: words }));
    }
    for (const part of row.waits.values()) partRow(row, part).cancelled += 1;
    row.waits.clear();
  },
  async openWork(runId) {
    const row = runRow(tables, runId);
    return {
      rounds: rounds(tables, runId),
      freedParts: [...new Set(freedWaits(tables, row).map(([, part]) => part))].sort(compareText),
      classifiedParts: new Set(row.parts.keys()),
    };
  },
  async reserve({ runId, batchId, submission, microUsd }) {
    const { run } = runRow(tables, runId);
    const key = `${batchId}/${submission}`;
    if (tables.costs.has(key)) return true;
    forgetEarlier(tables, batchId, submission);
    const spent = [...tables.costs.values()]
      .filter((cost) => cost.runId === runId)
      .reduce((sum, { settled, reservedMicroUsd }) => sum + (settled?.microUsd ?? reservedMicroUsd), 0);
    if (run.budgetMicroUsd !== null && spent + microUsd > run.budgetMicroUsd) return false;
    tables.costs.set(key, { runId, reservedMicroUsd: microUsd, settled: null });
    return true;
  },
  async releaseReservation({ batchId, submission }) {
    const key = `${batchId}/${submission}`;
    if (tables.costs.get(key)?.settled === null) tables.costs.delete(key);
  },
  async noteError({ runId, part, error }) {
    const row = tables.runs.get(runId)?.parts.get(part);
    if (row !== undefined) row.lastError = error.slice(0, 500);
  },
});
