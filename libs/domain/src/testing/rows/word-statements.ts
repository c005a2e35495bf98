import type { ScoredRow } from '../../batches/prompt.ts';
import type { RunFacts, ScoresFrom, WordStatements } from '../../ports/words-statements.ts';
import type { StatementsOn } from '../../transactions/bind-statements.ts';
import { attributes } from '../../scoring/attributes.ts';
import { wordType } from '../../scoring/word-types.ts';
import { beganLater, isKnown } from '../../words/is-known.ts';
import type { ScoredWord } from '../../words/scored-word.ts';
import type { RowContext } from './row-context.ts';
import type { WordRow } from './words-tables.ts';

/** The statements about scores, and about words that have none. */
export const wordStatements: StatementsOn<RowContext, WordStatements> = {
  knownAmong: async ({ tx, tables }, run, keys) => {
    const where = (score: WordRow): boolean => isKnown(score, run);
    return textsOf(await tx.statement('known', (on) => on.select(tables.words, { keys, where })));
  },
  scoredLater: async ({ tx, tables }, run, keys) => {
    const where = (score: WordRow): boolean => isLater(score, run);
    return textsOf(await tx.statement('scored later', (on) => on.select(tables.words, { keys, where })));
  },
  storeScores: async ({ tx, tables, now }, from, rows) => {
    const scoredAt = now().toISOString();
    const words = rows.map((row) => wordOf(row, from, scoredAt));
    await tx.statement('store scores', (on) =>
      on.upsert(tables.words, words, (there, given) => (isLater(there, from.run) ? undefined : given)),
    );
  },
  nextRevision: async ({ tx, tables }) => {
    const [row] = await tx.statement('next revision', (on) =>
      on.update(tables.revision, { change: ({ id, value }) => ({ id, value: value + 1n }) }),
    );
    if (row === undefined) throw new Error('the revision row is missing');
    return row.value;
  },
  insertFailures: async ({ tx, tables }, runId, failures) => {
    const rows = failures.map((failure) => ({ runId, ...failure }));
    await tx.statement('insert failures', (on) => on.insertNew(tables.failures, rows));
  },
};

function isLater(score: ScoredWord, run: RunFacts): boolean {
  return beganLater({ id: score.runId, startedAt: score.runStartedAt }, run);
}

/** Each attribute is found by its name in the message; one that its rubric did not have is null. */
function wordOf([text, values, types]: ScoredRow, from: ScoresFrom, scoredAt: string): WordRow {
  const scores = attributes.map(({ name }) => [name, values[from.attributes.indexOf(name)] ?? null]);
  return {
    text,
    scores: Object.fromEntries(scores) as ScoredWord['scores'],
    types: types.map((type) => wordType.parse(type)),
    rubricId: from.rubricId,
    model: from.model,
    runId: from.run.id,
    runStartedAt: from.run.startedAt,
    scoredAt,
    revision: from.revision,
  };
}

function textsOf(rows: readonly WordRow[]): string[] {
  return rows.map(({ text }) => text);
}
