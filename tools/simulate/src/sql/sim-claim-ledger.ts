import { compareText, NotFound, type ClaimLedger, type OpenWork } from '@word-list/domain';
import { askClaimsAgain, classifyPart, reclassifyWaits } from './claim-moves.ts';
import { cancelClaims, claimsOf, failClaims, failWaits, freedWaits } from './claim-statements.ts';
import { releaseCost, reserveCost } from './cost-statements.ts';
import { enterPart, noteError } from './part-statements.ts';
import { findDue, markSent } from './resend-statements.ts';
import { atOf, mayAsk, runFacts, type At } from './run-statements.ts';
import type { Session } from './sim-database.ts';

const openWorkOf = async (at: At, runId: string): Promise<OpenWork> => {
  const { tx, tables } = at;
  if ((await tx.select(tables.runs, ({ run }) => run.id === runId)).length === 0)
    throw new NotFound('run', runId);
  const claims = await tx.select(tables.claims, (row) => row.runId === runId);
  const grouped = Map.groupBy(claims, ({ part, round }) => `${part} ${String(round).padStart(5, '0')}`);
  const rounds = [...grouped]
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([, rows]) => {
      const [first] = rows;
      return first ? [{ part: first.part, round: first.round, words: rows.length }] : [];
    });
  const freed = (await freedWaits(at, { runId })).map(({ part }) => part);
  const parts = await tx.select(tables.parts, (row) => row.runId === runId);
  return {
    rounds,
    freedParts: [...new Set(freed)].sort(compareText),
    classifiedParts: new Set(parts.map(({ part }) => part)),
  };
};

const cancelRun = async (
  at: At,
  { runId, missing }: { runId: string; missing: readonly { part: string; words: number }[] },
): Promise<void> => {
  const { tx, tables } = at;
  if ((await runFacts(at, runId, 'share')).status !== 'cancelling') return;
  for (const { part, words } of missing.toSorted((a, b) => compareText(a.part, b.part)))
    await enterPart(at, { runId, part, words, changes: { cancelled: words } });
  await tx.lock(tables.parts, 'update', (row) => row.runId === runId);
  const gone = Map.groupBy(await tx.delete(tables.waits, (row) => row.runId === runId), ({ part }) => part);
  await tx.update(
    tables.parts,
    (row) => row.runId === runId && gone.has(row.part),
    (row) => ({ ...row, cancelled: row.cancelled + (gone.get(row.part)?.length ?? 0) }),
  );
};

/** Claims, in the simulated words database: the statements of the real adapter, in its order. */
export const simClaimLedger = (session: Session): ClaimLedger => {
  const { transaction, read } = session;
  const all = <Value>(work: (at: At) => Promise<Value>): Promise<Value> =>
    transaction((tx) => work(atOf(session, tx)));
  return {
    classify: ({ words, ...of }) =>
      all((at) => classifyPart(at, { ...of, words: words.toSorted(compareText) })),
    reclassifyFreed: (of) => all((at) => reclassifyWaits(at, of)),
    claimsAt: (of) =>
      read(async (tx) =>
        (await claimsOf(atOf(session, tx), of)).map(({ text, attempt, requeues }) => ({
          text,
          attempt,
          requeues,
        })),
      ),
    askAgain: (again) => all((at) => askClaimsAgain(at, again)),
    failRound: (of) => all((at) => failClaims(at, of)),
    failFreed: (of) => all((at) => failWaits(at, of)),
    failPart: ({ runId, part, words, reason }) =>
      all(async (at) => {
        const changes = mayAsk(await runFacts(at, runId, 'share')) ? { failed: words } : { cancelled: words };
        await enterPart(at, { runId, part, words, changes, lastError: reason });
      }),
    cancelRound: (of) =>
      all(async (at) => (mayAsk(await runFacts(at, of.runId, 'share')) ? 0 : cancelClaims(at, of))),
    cancelUnclaimed: (of) => all((at) => cancelRun(at, of)),
    openWork: (runId) => read((tx) => openWorkOf(atOf(session, tx), runId)),
    reserve: (of) => all((at) => reserveCost(at, of)),
    releaseReservation: (of) => all((at) => releaseCost(at, of)),
    noteError: ({ error, ...of }) => all((at) => noteError(at, of, error.slice(0, 500))),
    dueThings: (of) => all((at) => findDue(at, of)),
    markSent: async (of) => {
      if (of.things.length > 0) await all((at) => markSent(at, of));
    },
  };
};
