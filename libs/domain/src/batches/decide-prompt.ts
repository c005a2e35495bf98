import { limits } from '../limits.ts';
import type { FailureReason } from '../runs/failure-reasons.ts';
import { readRow, type ReadRow } from '../scoring/row-format.ts';
import type { RubricDocument } from '../scoring/rubric.ts';
import { canonicalForm } from '../words/parse-line.ts';
import { noUsage, type Prompt, type Verdict } from './prompt.ts';
import type { Answer } from './read-answer.ts';

const quoted = /"(?:[^"\\]|\\.)*"/gu;

const unquote = (literal: string): string => {
  try {
    return String(JSON.parse(literal));
  } catch {
    return literal.slice(1, -1); // not a JSON string after all: the row parser judges it
  }
};

/**
 * The rows in the text of an answer, whether the JSON is whole, cut in the middle (whole strings are salvaged),
 * wrapped in code fences, or replaced by plain lines (the last of which is dropped when the text was cut).
 */
export const answerRows = (text: string, cut: boolean): string[] => {
  if (/"r"\s*:\s*\[/u.test(text)) return (text.match(quoted) ?? []).map(unquote).filter((row) => row !== 'r');
  const lines = text.split(/\r?\n/u).filter((line) => line.trim() !== '');
  return cut ? lines.slice(0, -1) : lines;
};

type RowsByWord = Map<string, ReadRow | 'duplicate_row'>;

const agree = (before: ReadRow | 'duplicate_row' | undefined, row: ReadRow): boolean =>
  before === undefined || JSON.stringify(before) === JSON.stringify(row);

/** The rows about words of this prompt. Two rows that disagree about a word are none. */
const rowsByWord = (rubric: RubricDocument, prompt: Prompt, rows: readonly string[]): RowsByWord => {
  const asked = new Set(prompt.words);
  const found: RowsByWord = new Map();
  for (const text of rows) {
    const read = readRow(rubric, text);
    const row = read && { ...read, word: canonicalForm(read.word) };
    if (!row || !asked.has(row.word)) continue;
    found.set(row.word, agree(found.get(row.word), row) ? row : 'duplicate_row');
  }
  return found;
};

type GoodRow = Extract<ReadRow, { hundredths: unknown }>;

interface Unscored {
  readonly reason: FailureReason;
  readonly asked: boolean;
}

/** Verdicts hold whole numbers, as rows of form 1 do. */
const wholeScores = ({ hundredths }: GoodRow): number[] =>
  hundredths.map((score) => {
    if (score === null || score % 100 !== 0) throw new Error('a verdict cannot hold this score yet');
    return score / 100;
  });

const outcome = (rows: RowsByWord, word: string, missing: Unscored): GoodRow | Unscored => {
  const row = rows.get(word);
  if (row === undefined) return missing;
  if (row === 'duplicate_row') return { reason: 'duplicate_row', asked: true };
  return 'fault' in row ? { reason: row.fault, asked: true } : row;
};

/** What to say of words without a row: the fault of the whole answer, or simply that their row is missing. */
const missingBecause = (answer: Answer | undefined, otherwise: Unscored): Unscored => {
  if (!answer) return otherwise;
  return { reason: answer.fault ?? 'missing', asked: answer.asked };
};

/**
 * The verdict on one prompt: scores for words with one good row; the others are asked again, or given up once the
 * model was really asked `limits.attempts` times. `otherwise` holds for a prompt without any line in the files.
 */
export const decidePrompt = (
  rubric: RubricDocument,
  prompt: Prompt,
  result: { answer: Answer | undefined; otherwise: Unscored },
): Verdict => {
  const { answer } = result;
  const rows = rowsByWord(
    rubric,
    prompt,
    answer?.text ? answerRows(answer.text, answer.fault === 'incomplete') : [],
  );
  const missing = missingBecause(answer, result.otherwise);
  const isUnbilled = answer ? answer.unbilled : result.otherwise.asked;
  const verdict: Verdict = {
    scored: [],
    again: [],
    failed: [],
    usage: answer?.usage ?? noUsage,
    ...(isUnbilled ? { unbilled: true } : {}),
  };
  prompt.words.forEach((word, index) => {
    const row = outcome(rows, word, missing);
    if ('hundredths' in row) verdict.scored.push([word, wholeScores(row), row.types]);
    else if (row.asked && (prompt.attempts[index] ?? 0) + 1 >= limits.attempts) {
      verdict.failed.push([word, row.reason]);
    } else verdict.again.push([word, row.reason, row.asked]);
  });
  return verdict;
};
