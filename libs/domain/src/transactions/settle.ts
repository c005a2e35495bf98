import type { ScoredRow } from '../batches/prompt.ts';
import { limits } from '../limits.ts';
import type { WordsDecided } from '../messages/messages.ts';
import type { RunFailure } from '../ports/run-store.ts';
import type { RunFacts, WordsStatements } from '../ports/words-statements.ts';
import { attemptsAfter } from '../words/attempts.ts';
import { compareText } from '../words/compare-text.ts';
import { lookUpRun } from './look-up-run.ts';

/** The size at which one statement stores most words a second. */
const rowsPerStatement = 1000;

/** `OutcomeWriter.settle` */
export const settle = async (on: WordsStatements, decided: WordsDecided): Promise<number> => {
  const { runId, part, round } = decided;
  const at = { runId, part, round };
  const run = await lookUpRun(on, runId, 'none');
  await on.enterCost(runId, decided.cost);
  if ((await on.lockPart(at)) === undefined) return 0;
  const texts = [...decided.scored, ...decided.failed].map(([text]) => text);
  const released = await on.deleteClaimsAt(at, [...new Set(texts)].toSorted(compareText));
  if (released.length === 0) return 0;
  const { scored, failed } = releasedRows(
    decided,
    new Map(released.map(({ text, attempt }) => [text, attempt])),
  );
  if (failed.length > 0) await on.insertFailures(runId, failed);
  await on.countMoved(at, { scored: scored.length, failed: failed.length });
  await storeScores(on, { run, decided }, scored);
  return released.length;
};

/** The rows of the message whose claims were released, each word once and by text: a score goes before a failure. */
function releasedRows(decided: WordsDecided, attempts: ReadonlyMap<string, number>) {
  const left = new Map(attempts);
  const scored = decided.scored.filter(([text]) => left.delete(text));
  const failed = decided.failed
    .filter(([text]) => left.delete(text))
    .map(([text, reason]): RunFailure => ({
      text,
      reason,
      attempts: Math.min(attemptsAfter(attempts.get(text) ?? 0, true), limits.attempts),
    }));
  return {
    scored: scored.toSorted((a, b) => compareText(a[0], b[0])),
    failed: failed.toSorted((a, b) => compareText(a.text, b.text)),
  };
}

/** Scores of runs that began later stay. The revision moves on only when a score is stored. */
async function storeScores(
  on: WordsStatements,
  { run, decided }: { run: RunFacts; decided: WordsDecided },
  scored: readonly ScoredRow[],
): Promise<void> {
  if (scored.length === 0) return;
  const texts = scored.map(([text]) => text);
  const later = new Set(await on.scoredLater(run, texts));
  const rows = scored.filter(([text]) => !later.has(text));
  if (rows.length === 0) return;
  const { rubricId, model, attributes } = decided;
  const from = { run, rubricId, model, attributes, revision: await on.nextRevision() };
  for (let start = 0; start < rows.length; start += rowsPerStatement) {
    await on.storeScores(from, rows.slice(start, start + rowsPerStatement));
  }
}
