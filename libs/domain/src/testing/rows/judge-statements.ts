import type { Correction } from '../../judges/correction.ts';
import type { JudgeStatements } from '../../ports/judge-statements.ts';
import type { StatementsOn } from '../../transactions/bind-statements.ts';
import type { RowContext } from './row-context.ts';
import { ratingRow } from './word-statements.ts';
import { opinionKey, type OpinionRow } from './words-tables.ts';

/** The statements about judges that have no runs. */
export const judgeStatements: StatementsOn<RowContext, JudgeStatements> = {
  judges: async ({ tx, tables }) => tx.statement('judges', (on) => on.select(tables.judges)),
  opinionsOf: async ({ tx, tables }, text) => {
    const found = await tx.statement('opinions of', (on) =>
      on.select(tables.opinions, { where: (row) => row.text === text }),
    );
    return found.map(({ revision: _, ...opinion }) => opinion);
  },
  storeRatings: async ({ tx, tables, now }, { judge, revision }, ratings) => {
    const scoredAt = now().toISOString();
    const rows = ratings.map((rating): OpinionRow => ({
      ...ratingRow(rating),
      ...{ judge, runId: null, runStartedAt: null, scoredAt, gone: false, revision },
    }));
    await tx.statement('store ratings', (on) => on.upsert(tables.opinions, rows, (_, given) => given));
  },
  takeBack: async ({ tx, tables }, { judge, revision }, texts) => {
    const keys = texts.map((text) => opinionKey({ text, judge }));
    const where = ({ gone }: OpinionRow): boolean => !gone;
    await tx.statement('take back', (on) =>
      on.update(tables.opinions, { keys, where, change: (row) => ({ ...row, gone: true, revision }) }),
    );
  },
  insertCorrection: async ({ tx, tables, now }, given) => {
    const row = { ...given, at: now().toISOString() };
    return (
      (await tx.statement('insert correction', (on) => on.insertNew(tables.corrections, [row]))).length > 0
    );
  },
  corrections: async ({ tx, tables }, { limit, after, text }) => {
    const where = (row: Correction): boolean =>
      (after === undefined || row.id < after) && (text === undefined || row.text === text);
    const found = await tx.statement('corrections', (on) => on.select(tables.corrections, { where }));
    return found.toReversed().slice(0, limit);
  },
};
