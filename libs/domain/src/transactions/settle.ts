import { inHundredths, type ScoredRow } from '../batches/prompt.ts';
import { judgeOf } from '../judges/judge.ts';
import type { Rating } from '../judges/opinion.ts';
import { limits } from '../limits.ts';
import type { WordsDecided } from '../messages/messages.ts';
import type { RunFailure } from '../ports/run-store.ts';
import type { RunFacts, WordsStatements } from '../ports/words-statements.ts';
import { attributes } from '../scoring/attributes.ts';
import { alignEvidence } from '../scoring/evidence.ts';
import { attemptsAfter } from '../words/attempts.ts';
import { canonicalForm } from '../words/canonical-form.ts';
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

/** The rows of the message whose claims were released, by text, each word once: a score goes before a failure. */
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

/**
 * Opinions of runs that began later are kept. The revision grows only when an opinion is stored; the lock of its
 * row also makes new judges enter one after the other.
 */
async function storeScores(
  on: WordsStatements,
  { run, decided }: { run: RunFacts; decided: WordsDecided },
  scored: readonly ScoredRow[],
): Promise<void> {
  const ratings = ratingsOf(scored, decided);
  if (ratings.length === 0) return;
  const keys = ratings.map(({ text }) => text);
  const later = new Set(await on.ratedLater(run, keys));
  const rows = ratings.filter(({ text }) => !later.has(text));
  if (rows.length === 0) return;
  const from = { run, revision: await on.nextRevision() };
  await on.insertJudge(judgeOf(run), run.isTrial);
  for (let start = 0; start < rows.length; start += rowsPerStatement) {
    await on.storeOpinions(from, rows.slice(start, start + rowsPerStatement));
  }
}

/**
 * Ratings under the keys of their words, by key. Two spellings of a list can be one word by now: the first stands for
 * both. Each attribute is found by its name in the message; one that its rubric did not have is not known.
 */
function ratingsOf(scored: readonly ScoredRow[], { version, attributes: named }: WordsDecided): Rating[] {
  const byKey = new Map<string, Rating>();
  for (const [word, values, types, evidence] of inHundredths(scored, version)) {
    const text = canonicalForm(word);
    const scores = attributes.map(({ name }) => [name, values[named.indexOf(name)] ?? null]);
    if (!byKey.has(text))
      byKey.set(text, {
        text,
        scores: Object.fromEntries(scores) as Rating['scores'],
        types: types.length === 0 ? null : types,
        ...(evidence !== undefined && { evidence: alignEvidence(evidence, named) }),
      });
  }
  return [...byKey.values()].toSorted((a, b) => compareText(a.text, b.text));
}
