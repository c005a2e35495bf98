import { isKnown, isLive, type Run } from '@word-list/domain';
import { countMoved, enterFailures, lockPart, type PartOf, type RoundOf } from './part-statements.ts';
import { runFacts, type At } from './run-statements.ts';
import type { ClaimRow } from './words-tables.ts';

const isAt =
  ({ runId, part, round }: RoundOf, anyRound = false) =>
  (row: ClaimRow): boolean =>
    row.runId === runId && row.part === part && (row.round === round || anyRound);

/** The claims of one round, all or the named ones; held if the caller means to change them. */
export const heldClaims = (
  { tx, tables, makes }: At,
  of: RoundOf,
  texts: readonly string[],
): Promise<ClaimRow[]> => {
  const isMeant = isAt(of, makes('ignores-rounds'));
  return tx.lock(tables.claims, 'update', (row) => isMeant(row) && texts.includes(row.text));
};

export const claimsOf = ({ tx, tables }: At, of: RoundOf): Promise<ClaimRow[]> =>
  tx.select(tables.claims, isAt(of));

/** Removes claims of one round, all or the named ones, and returns what was removed. */
export const releaseClaims = (
  { tx, tables, makes }: At,
  of: RoundOf,
  texts?: readonly string[],
): Promise<ClaimRow[]> => {
  const isMeant = isAt(of, makes('ignores-rounds'));
  return tx.delete(tables.claims, (row) => isMeant(row) && (texts === undefined || texts.includes(row.text)));
};

export const cancelClaims = async (at: At, of: RoundOf, texts?: readonly string[]): Promise<number> => {
  await lockPart(at, of);
  const { length } = await releaseClaims(at, of, texts);
  if (length > 0) await countMoved(at, of, { cancelled: length });
  return length;
};

export const failClaims = async (at: At, of: RoundOf & { reason: string }): Promise<number> => {
  await runFacts(at, of.runId, 'share');
  await lockPart(at, of);
  const released = await releaseClaims(at, of);
  const { reason } = of;
  await enterFailures(
    at,
    of.runId,
    released.map(({ text, attempt }) => ({ text, reason, attempts: attempt })),
  );
  if (released.length > 0) await countMoved(at, of, { failed: released.length });
  return released.length;
};

/** Waiting words that nobody has asked any more, or only a run that has ended; one statement. */
export const freedWaits = async ({ tx, tables }: At, of: { runId: string; part?: string }) => {
  const waits = await tx.select(
    tables.waits,
    ({ runId, part }) => runId === of.runId && (of.part === undefined || part === of.part),
  );
  const texts = new Set(waits.map(({ text }) => text));
  const claims = tx.look(tables.claims, ({ text }) => texts.has(text));
  const runs = tx.look(tables.runs, ({ run }) => isLive(run));
  const live = new Set(runs.map(({ run }) => run.id));
  const taken = new Set(claims.filter(({ runId }) => live.has(runId)).map(({ text }) => text));
  return waits.filter(({ text }) => !taken.has(text));
};

/** Removes waits and returns which were there. */
export const removeWaits = async (
  { tx, tables }: At,
  { runId }: PartOf,
  texts: readonly string[],
): Promise<string[]> =>
  (await tx.delete(tables.waits, (row) => row.runId === runId && texts.includes(row.text))).map(
    ({ text }) => text,
  );

export const failWaits = async (at: At, { reason, ...of }: PartOf & { reason: string }): Promise<number> => {
  await runFacts(at, of.runId, 'share');
  await lockPart(at, of);
  const freed = (await freedWaits(at, of)).map(({ text }) => text);
  const removed = await removeWaits(at, of, freed);
  await enterFailures(
    at,
    of.runId,
    removed.map((text) => ({ text, reason, attempts: 0 })),
  );
  if (removed.length > 0) await countMoved(at, of, { failed: removed.length });
  return removed.length;
};

const knownAmong = async ({ tx, tables }: At, run: Run, texts: readonly string[]): Promise<Set<string>> =>
  new Set(
    (await tx.select(tables.words, (score) => texts.includes(score.text) && isKnown(score, run))).map(
      ({ text }) => text,
    ),
  );

interface ClaimAs {
  readonly run: Run;
  readonly part: string;
  readonly round: number;
}

const insertClaims = async ({ tx, tables }: At, as: ClaimAs, texts: readonly string[]): Promise<string[]> => {
  const { run, part, round } = as;
  const rows = texts.map((text): ClaimRow => ({ text, runId: run.id, part, round, attempt: 0, requeues: 0 }));
  return (await tx.insert(tables.claims, rows)).map(({ text }) => text);
};

const takeOver = async (
  { tx, tables, makes }: At,
  as: ClaimAs,
  texts: readonly string[],
): Promise<string[]> => {
  const { run, part, round } = as;
  let ended: Set<string> | undefined;
  const hasEnded = (id: string): boolean => {
    ended ??= new Set(tx.look(tables.runs, (row) => !isLive(row.run)).map((row) => row.run.id));
    return ended.has(id);
  };
  const taken = await tx.update(
    tables.claims,
    ({ text, runId }) => texts.includes(text) && (hasEnded(runId) || makes('steals-claims')),
    (row) => ({ ...row, runId: run.id, part, round, attempt: 0, requeues: 0 }),
  );
  return taken.map(({ text }) => text);
};

const claimAll = async (at: At, as: ClaimAs, texts: readonly string[]): Promise<Set<string>> => {
  const claimed = new Set(await insertClaims(at, as, texts));
  const rest = texts.filter((text) => !claimed.has(text));
  const taken = rest.length === 0 ? [] : await takeOver(at, as, rest);
  return new Set([...claimed, ...taken]);
};

export interface Claiming {
  readonly known: readonly string[];
  readonly claimed: readonly string[];
  readonly taken: readonly string[];
}

/** Sorts words (by text) into known, claimed and taken: looks, claims, and looks again. */
export const claimWords = async (at: At, as: ClaimAs, texts: readonly string[]): Promise<Claiming> => {
  if (texts.length === 0) return { known: [], claimed: [], taken: [] };
  const before = await knownAmong(at, as.run, texts);
  const candidates = texts.filter((text) => !before.has(text));
  if (candidates.length === 0) return { known: texts, claimed: [], taken: [] };
  const held = await claimAll(at, as, candidates);
  const since = at.makes('looks-once') ? new Set<string>() : await knownAmong(at, as.run, candidates);
  const dropped = candidates.filter((text) => held.has(text) && since.has(text));
  if (dropped.length > 0)
    await at.tx.delete(at.tables.claims, (row) => row.runId === as.run.id && dropped.includes(row.text));
  const open = candidates.filter((text) => !since.has(text));
  return {
    known: texts.filter((text) => before.has(text) || since.has(text)),
    claimed: open.filter((text) => held.has(text)),
    taken: open.filter((text) => !held.has(text)),
  };
};
