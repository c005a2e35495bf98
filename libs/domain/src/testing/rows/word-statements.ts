import { inOffice, judgeIdOf, type Judge } from '../../judges/judge.ts';
import type { Rating } from '../../judges/opinion.ts';
import type { RatingsFrom, WordStatements } from '../../ports/word-statements.ts';
import type { RunFacts } from '../../ports/words-statements.ts';
import type { StatementsOn } from '../../transactions/bind-statements.ts';
import { wordType } from '../../scoring/word-types.ts';
import { isKnown, isOfLaterRun } from '../../words/is-known.ts';
import type { RowContext } from './row-context.ts';
import type { RowStatement } from './row-statement.ts';
import { opinionKey, type OpinionRow, type WordsTables } from './words-tables.ts';

/** The statements about opinions, and about words that have none. */
export const wordStatements: StatementsOn<RowContext, WordStatements> = {
  knownAmong: async ({ tx, tables }, run, keys) =>
    tx.statement('known', (on) => {
      const looked = run.mode === 'new' ? on.select(tables.judges) : [];
      const judges = new Map(looked.map((judge) => [judge.id, judge]));
      const where = (opinion: OpinionRow): boolean => isKnown(opinion, judges.get(opinion.judge), run);
      return textsOf(on.select(tables.opinions, { keys: opinionKeys(tables, run, keys), where }));
    }),
  ratedLater: async ({ tx, tables }, run, keys) => {
    const own = keys.map((text) => opinionKey({ text, judge: judgeIdOf(run) }));
    const where = (opinion: OpinionRow): boolean => !opinion.gone && isOfLaterRun(opinion, run);
    return textsOf(
      await tx.statement('rated later', (on) => on.select(tables.opinions, { keys: own, where })),
    );
  },
  insertJudge: async ({ tx, tables }, judge, isTrial) => {
    await tx.statement('insert judge', async (on) => {
      const rank = isTrial ? null : nextRank(on, tables, judge);
      const [there] = on.select(tables.judges, { keys: [judge.id] });
      const awaits = (old: Judge): boolean => old.isTrial && !isTrial && old.retiredAt === null;
      if (there !== undefined && !awaits(there)) return;
      await on.upsert(tables.judges, [{ ...judge, ...inOffice, rank, isTrial }], (old) =>
        awaits(old) ? { ...old, rank, isTrial } : undefined,
      );
    });
  },
  storeOpinions: async ({ tx, tables, now }, from, ratings) => {
    const scoredAt = now().toISOString();
    const opinions = ratings.map((rating) => opinionOf(rating, from, scoredAt));
    await tx.statement('store opinions', (on) =>
      on.upsert(tables.opinions, opinions, (there, given) =>
        isOfLaterRun(there, from.run) ? undefined : given,
      ),
    );
  },
  nextRevision: async ({ tx, tables }) => {
    const [row] = await tx.statement('next revision', (on) =>
      on.update(tables.revision, { change: (row) => ({ ...row, value: row.value + 1n }) }),
    );
    if (row === undefined) throw new Error('the revision row is missing');
    return row.value;
  },
  insertFailures: async ({ tx, tables }, runId, failures) => {
    const rows = failures.map((failure) => ({ runId, ...failure }));
    await tx.statement('insert failures', (on) => on.insertNew(tables.failures, rows));
  },
};

/** What a rating is in its row. */
export function ratingRow({
  text,
  scores,
  types,
  evidence,
}: Rating): Pick<OpinionRow, 'text' | 'scores' | 'types' | 'evidence'> {
  return {
    text,
    scores,
    types: types === null ? null : types.map((type) => wordType.parse(type)),
    evidence: evidence ?? null,
  };
}

function textsOf(rows: readonly OpinionRow[]): string[] {
  return [...new Set(rows.map(({ text }) => text))];
}

/** The keys that opinions of these words can have. */
function opinionKeys({ judges }: WordsTables, run: RunFacts, texts: readonly string[]): string[] {
  const ids = new Set([...judges.slots.keys(), judgeIdOf(run)]);
  return [...ids].flatMap((judge) => texts.map((text) => opinionKey({ text, judge })));
}

function nextRank(on: RowStatement, { judges }: WordsTables, { kind }: Pick<Judge, 'kind'>): number {
  const ranks = on.select(judges, { where: (judge) => judge.kind === kind }).map(({ rank }) => rank ?? 0);
  return Math.max(0, ...ranks) + 1;
}

function opinionOf(rating: Rating, from: RatingsFrom, scoredAt: string): OpinionRow {
  return {
    ...ratingRow(rating),
    judge: judgeIdOf(from.run),
    runId: from.run.id,
    runStartedAt: from.run.startedAt,
    scoredAt,
    gone: false,
    revision: from.revision,
  };
}
