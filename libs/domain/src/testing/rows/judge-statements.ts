import type { Correction } from '../../judges/correction.ts';
import { inOffice, type Judge } from '../../judges/judge.ts';
import type { JudgeStatements } from '../../ports/judge-statements.ts';
import type { StatementsOn } from '../../transactions/bind-statements.ts';
import { compareText } from '../../words/compare-text.ts';
import type { RowContext } from './row-context.ts';
import { ratingRow } from './word-statements.ts';
import { opinionKey, type OpinionRow } from './words-tables.ts';

/** The statements about judges, and about the opinions of those that have no runs. */
export const judgeStatements: StatementsOn<RowContext, JudgeStatements> = {
  judges: async ({ tx, tables }) => tx.statement('judges', (on) => on.select(tables.judges)),
  enterNorms: async ({ tx, tables }, { judge: id, source, licence, sha256, isPublic }) => {
    const norms: Judge = {
      ...{ id, kind: 'norms', model: null, rubricId: null, effort: null, rank: null },
      ...{ ...inOffice, source, licence, sha256, isPublic },
    };
    await tx.statement('enter norms', (on) =>
      on.upsert(tables.judges, [norms], (there) =>
        there.kind === 'norms' ? { ...there, source, licence, sha256 } : undefined,
      ),
    );
  },
  ratingsBy: async ({ tx, tables }, judge, texts) => {
    const keys = texts.map((text) => opinionKey({ text, judge }));
    const where = ({ gone }: OpinionRow): boolean => !gone;
    const found = await tx.statement('ratings by', (on) => on.select(tables.opinions, { keys, where }));
    return found.map(({ text, scores, types }) => ({ text, scores, types }));
  },
  textsBy: async ({ tx, tables }, judge) => {
    const where = (row: OpinionRow): boolean => row.judge === judge && !row.gone;
    const found = await tx.statement('texts by', (on) => on.select(tables.opinions, { where }));
    return found.map(({ text }) => text);
  },
  changeJudge: async ({ tx, tables, now }, id, { isRetired, ...standing }) => {
    const time = now().toISOString();
    const change = (row: Judge): Judge => ({
      ...row,
      ...standing,
      retiredAt: isRetired ? (row.retiredAt ?? time) : null,
    });
    await tx.statement('change judge', (on) => on.update(tables.judges, { keys: [id], change }));
  },
  oldestOpinions: async ({ tx, tables }, judge, limit) => {
    const where = (row: OpinionRow): boolean => row.judge === judge;
    const found = await tx.statement('oldest opinions', (on) => on.select(tables.opinions, { where }));
    return found
      .toSorted((a, b) => Number(a.revision - b.revision) || compareText(a.text, b.text))
      .slice(0, limit)
      .map(({ text }) => text);
  },
  countPurge: async ({ tx, tables }, id, before) => {
    const where = ({ retiredAt }: Judge): boolean => retiredAt !== null && retiredAt < before;
    const change = (row: Judge): Judge => ({ ...row, purges: row.purges + 1 });
    const counted = await tx.statement('count purge', (on) =>
      on.update(tables.judges, { keys: [id], where, change }),
    );
    return counted.length > 0;
  },
  deleteOpinions: async ({ tx, tables }, judge, texts) => {
    const keys = texts.map((text) => opinionKey({ text, judge }));
    await tx.statement('delete opinions', (on) => on.delete(tables.opinions, { keys }));
  },
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
