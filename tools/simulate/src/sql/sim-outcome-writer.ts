import {
  attributes,
  beganLater,
  compareText,
  limits,
  type OutcomeWriter,
  type Run,
  type ScoredRow,
  type ScoredWord,
  wordType,
  type WordsDecided,
} from '@word-list/domain';
import { releaseClaims } from './claim-statements.ts';
import { enterCost } from './cost-statements.ts';
import { countMoved, enterFailures, lockPart } from './part-statements.ts';
import { atOf, runFacts, type At } from './run-statements.ts';
import type { Session } from './sim-database.ts';

const scoresOf = (names: readonly string[], values: readonly number[]): ScoredWord['scores'] => {
  const given = new Map(names.map((name, index) => [name, values[index] ?? null]));
  return Object.fromEntries(
    attributes.map(({ name }) => [name, given.get(name) ?? null]),
  ) as ScoredWord['scores'];
};

const scoredWord = (
  [text, values, types]: ScoredRow,
  { decided, run, now }: { decided: WordsDecided; run: Run; now: number },
): ScoredWord => ({
  text,
  scores: scoresOf(decided.attributes, values),
  types: types.map((type) => wordType.parse(type)),
  rubricId: decided.rubricId,
  model: decided.model,
  runId: run.id,
  runStartedAt: run.startedAt,
  scoredAt: new Date(now).toISOString(),
});

const isLater = (score: ScoredWord, run: Pick<Run, 'id' | 'startedAt'>): boolean =>
  beganLater({ id: score.runId, startedAt: score.runStartedAt }, run);

const storeScores = async (
  { tx, tables, now }: At,
  { decided, run }: { decided: WordsDecided; run: Run },
  scored: readonly ScoredRow[],
): Promise<void> => {
  if (scored.length === 0) return;
  const texts = new Set(scored.map(([text]) => text));
  const later = new Set(
    (await tx.select(tables.words, (score) => texts.has(score.text) && isLater(score, run))).map(
      ({ text }) => text,
    ),
  );
  const rows = scored.filter(([text]) => !later.has(text));
  if (rows.length === 0) return;
  await tx.update(
    tables.revision,
    () => true,
    (row) => ({ ...row, value: row.value + 1 }),
  );
  const words = rows.map((row) => scoredWord(row, { decided, run, now: now() }));
  await tx.insert(
    tables.words,
    words.toSorted((a, b) => compareText(a.text, b.text)),
    (there, given) => (isLater(there, run) ? undefined : given),
  );
};

/** The rows of the message whose claims were released, each word once: a score goes before a failure. */
const releasedRows = (decided: WordsDecided, attempts: ReadonlyMap<string, number>) => {
  const left = new Set(attempts.keys());
  const scored = decided.scored.filter(([text]) => left.delete(text));
  const failed = decided.failed
    .filter(([text]) => left.delete(text))
    .map(([text, reason]) => ({
      text,
      reason,
      attempts: Math.min((attempts.get(text) ?? 0) + 1, limits.attempts),
    }));
  return { scored, failed };
};

const settleWords = async (at: At, decided: WordsDecided): Promise<number> => {
  const run = await runFacts(at, decided.runId, 'none');
  await enterCost(at, decided.runId, decided.cost);
  if ((await lockPart(at, decided)) === undefined) return 0;
  const texts = [...decided.scored.map(([text]) => text), ...decided.failed.map(([text]) => text)];
  const released = await releaseClaims(at, decided, texts);
  if (at.makes('counts-messages'))
    await countMoved(at, decided, { scored: decided.scored.length - released.length });
  if (at.makes('stores-without-claim')) await storeScores(at, { decided, run }, decided.scored);
  if (released.length === 0) return 0;
  const { scored, failed } = releasedRows(
    decided,
    new Map(released.map(({ text, attempt }) => [text, attempt])),
  );
  await enterFailures(at, decided.runId, failed);
  await countMoved(at, decided, { scored: scored.length, failed: failed.length });
  await storeScores(at, { decided, run }, scored);
  return released.length;
};

/** Outcomes, in the simulated words database: the statements of the real adapter, in its order. */
export const simOutcomeWriter = (session: Session): OutcomeWriter => ({
  settle: (decided) => session.transaction((tx) => settleWords(atOf(session, tx), decided)),
});
