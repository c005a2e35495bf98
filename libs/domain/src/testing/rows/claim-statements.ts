import type { ClaimStatements, RoundOf } from '../../ports/words-statements.ts';
import type { StatementsOn } from '../../transactions/bind-statements.ts';
import { isLive } from '../../runs/run.ts';
import { compareText } from '../../words/compare-text.ts';
import type { RowContext } from './row-context.ts';
import type { ClaimRow } from './words-tables.ts';

/** The statements about claims. */
export const claimStatements: StatementsOn<RowContext, ClaimStatements> = {
  insertClaims: async ({ tx, tables }, { runId, part, round }, texts) => {
    const rows = texts.map((text) => ({ text, runId, part, round, attempt: 0, requeues: 0 }));
    return textsOf(await tx.statement('insert claims', (on) => on.insertNew(tables.claims, rows)));
  },
  takeOverClaims: async ({ tx, tables }, { runId, part, round }, keys) => {
    const taken = await tx.statement('take over claims', (on) =>
      on.update(tables.claims, {
        keys,
        join: (claim) => on.select(tables.runs, { keys: [claim.runId] })[0]?.run,
        where: (claim, run) => run?.id === claim.runId && !isLive(run),
        change: (claim) => ({ ...claim, runId, part, round, attempt: 0, requeues: 0 }),
      }),
    );
    return textsOf(taken);
  },
  claimsAt: async ({ tx, tables }, at) => {
    const where = isAt(at);
    return claimsOf(await tx.statement('claims at', (on) => on.select(tables.claims, { where })));
  },
  lockClaims: async ({ tx, tables }, at, keys) => {
    const rows = { keys, where: isAt(at) };
    return claimsOf(await tx.statement('lock claims', (on) => on.lock(tables.claims, 'update', rows)));
  },
  deleteClaimsAt: async ({ tx, tables }, at, keys) => {
    const rows = { keys, where: isAt(at) };
    return claimsOf(await tx.statement('delete claims at', (on) => on.delete(tables.claims, rows))).map(
      ({ text, attempt }) => ({ text, attempt }),
    );
  },
  deleteClaims: async ({ tx, tables }, runId, keys) => {
    const where = (row: ClaimRow): boolean => row.runId === runId;
    await tx.statement('delete claims', (on) => on.delete(tables.claims, { keys, where }));
  },
  moveClaims: async ({ tx, tables }, { runId, round }, claims) => {
    const moved = new Map(claims.map((claim) => [claim.text, claim]));
    await tx.statement('move claims', (on) =>
      on.update(tables.claims, {
        keys: [...moved.keys()],
        where: (row) => row.runId === runId,
        change: (row) => ({ ...row, ...moved.get(row.text), round }),
      }),
    );
  },
  openRounds: async ({ tx, tables }, runId) => {
    const where = (row: ClaimRow): boolean => row.runId === runId;
    const claims = await tx.statement('open rounds', (on) => on.select(tables.claims, { where }));
    const groups = Map.groupBy(claims, ({ part, round }) => `${part} ${String(round)}`);
    return [...groups.values()]
      .flatMap(([first, ...rest]) =>
        first ? [{ part: first.part, round: first.round, words: rest.length + 1 }] : [],
      )
      .sort((a, b) => compareText(a.part, b.part) || a.round - b.round);
  },
};

function isAt({ runId, part, round }: RoundOf): (row: ClaimRow) => boolean {
  return (row) => row.runId === runId && row.part === part && row.round === round;
}

function claimsOf(rows: readonly ClaimRow[]) {
  return rows.map(({ text, attempt, requeues }) => ({ text, attempt, requeues }));
}

function textsOf(rows: readonly ClaimRow[]): string[] {
  return rows.map(({ text }) => text);
}
