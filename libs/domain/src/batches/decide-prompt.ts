import type { FailureReason } from '../runs/failure-reasons.ts';
import { readRows, type FoundRow } from '../scoring/read-rows.ts';
import type { RubricDocument } from '../scoring/rubric.ts';
import { attemptsAfter, isOutOfAttempts } from '../words/attempts.ts';
import { hasEvidence, noUsage, type Prompt, type ScoredRow, type Verdict } from './prompt.ts';
import type { ReadAnswer } from './read-answer.ts';
import { serverWords } from './server-words.ts';

type RowsByWord = Map<string, FoundRow | 'duplicate_row'>;

type GoodRow = Extract<FoundRow, { hundredths: unknown }>;

interface Unscored {
  readonly reason: FailureReason;
  readonly asked: boolean;
  /** A sample of what the server said. */
  readonly detail?: string | undefined;
}

/**
 * The verdict on one prompt: scores for words with one good row; the others are asked again, or given up once the
 * model was really asked `limits.attempts` times. `otherwise` holds for a prompt without any line in the files.
 */
export const decidePrompt = (
  rubric: RubricDocument,
  prompt: Prompt,
  result: { answer: ReadAnswer | undefined; otherwise: Unscored },
): Verdict => {
  const { answer } = result;
  const { words } = prompt;
  const text = answer?.text ?? '';
  const rows = rowsByWord(readRows(rubric, { text, cut: answer?.fault === 'incomplete', words }));
  const missing = missingBecause(answer, rows, result.otherwise);
  const isUnbilled = answer ? answer.unbilled : result.otherwise.asked;
  const verdict: Verdict = {
    version: 2,
    scored: [],
    again: [],
    failed: [],
    usage: answer?.usage ?? noUsage,
    ...(isUnbilled ? { unbilled: true } : {}),
  };
  words.forEach((word, index) => {
    const row = outcome(rows, word, missing);
    if ('hundredths' in row) verdict.scored.push(scoredRowOf(word, row));
    else if (isOutOfAttempts(attemptsAfter(prompt.attempts[index] ?? 0, row.asked))) {
      verdict.failed.push([word, reasonText(row)]);
    } else verdict.again.push([word, row.reason, row.asked]);
  });
  return inOldestVersion(verdict);
};

/** Readers of version 2 do not know evidence. */
function inOldestVersion(verdict: Verdict): Verdict {
  return verdict.scored.some(hasEvidence) ? { ...verdict, version: 3 } : verdict;
}

function scoredRowOf(word: string, { hundredths, types, evidence }: GoodRow): ScoredRow {
  return evidence === undefined ? [word, hundredths, types] : [word, hundredths, types, evidence];
}

/** The rows by their words. Two rows that disagree about a word are none. */
function rowsByWord(rows: readonly FoundRow[]): RowsByWord {
  const found: RowsByWord = new Map();
  for (const row of rows) found.set(row.word, agree(found.get(row.word), row) ? row : 'duplicate_row');
  return found;
}

function agree(before: FoundRow | 'duplicate_row' | undefined, row: FoundRow): boolean {
  return before === undefined || JSON.stringify(before) === JSON.stringify(row);
}

/** What to say of words without a row: the fault of the whole answer, or simply that their row is missing. */
function missingBecause(answer: ReadAnswer | undefined, rows: RowsByWord, otherwise: Unscored): Unscored {
  if (!answer) return otherwise;
  const prose = rows.size === 0 && answer.text !== null ? serverWords(answer.text) : undefined;
  return { reason: answer.fault ?? 'missing', asked: answer.asked, detail: answer.detail ?? prose };
}

function outcome(rows: RowsByWord, word: string, missing: Unscored): GoodRow | Unscored {
  const row = rows.get(word);
  if (row === undefined) return missing;
  if (row === 'duplicate_row') return { reason: 'duplicate_row', asked: true };
  return 'fault' in row ? { reason: row.fault, asked: true, detail: serverWords(row.row) } : row;
}

/** A reason as it is stored: in its own words first, then in those of the server. */
function reasonText({ reason, detail }: Unscored): string {
  return detail === undefined || detail === '' ? reason : `${reason}: ${detail}`;
}
