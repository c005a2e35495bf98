import type { ScoredWord } from '@word-list/domain';
import type { RunView } from '@word-list/domain/api';
import { formatCount, formatSeconds } from './progress-text.ts';

export interface ResultFacts {
  readonly run: RunView;
  readonly seconds: number;
  /** Failed words by reason. */
  readonly failures: Readonly<Record<string, number>>;
  readonly sample: readonly ScoredWord[];
}

/** Columns of equal width; numbers on the right. */
const alignColumns = (rows: readonly (readonly string[])[]): string[] => {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return /^[-\d,.]+$/u.test(cell) ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd(),
  );
};

const countRows = ({ counts }: RunView, failures: ResultFacts['failures']): string[][] => {
  const rejected = Object.entries(counts.rejected).filter(([, count]) => count > 0);
  const row = (name: string, count: number, note = ''): string[] => [name, formatCount(count), note];
  return [
    row('lines', counts.lines),
    ...rejected.map(([reason, count]) => row('  rejected', count, reason)),
    row('  duplicates', counts.duplicates),
    row('  words', counts.accepted),
    row('    known before', counts.known),
    row('    scored', counts.scored),
    ...Object.entries(failures).map(([reason, count]) => row('    failed', count, reason)),
    ...(counts.cancelled === 0 ? [] : [row('    cancelled', counts.cancelled)]),
  ];
};

const shown = ['commonness', 'offensiveness', 'sentiment', 'formality', 'complexity'] as const;

const sampleRows = (sample: readonly ScoredWord[]): string[][] => [
  ['word', ...shown, 'types'],
  ...sample.map(({ text, scores, types }) => [
    text,
    ...shown.map((name) => String(scores[name] ?? '-')),
    types.join(', '),
  ]),
];

const statusTexts: Readonly<Partial<Record<RunView['status'], string>>> = {
  complete: 'complete',
  complete_with_failures: 'complete, but some words have no score',
  cancelled: 'cancelled',
};

const formatPrompts = (count: number): string => (count === 1 ? '1 prompt' : `${formatCount(count)} prompts`);

const headline = ({ run, seconds }: ResultFacts): string => {
  const status = statusTexts[run.status] ?? `failed: ${run.reason ?? 'unknown reason'}`;
  return `Run ${run.id} of ${run.sourceName}: ${status}, ${formatSeconds(seconds)}, ${formatPrompts(run.usage.prompts)}`;
};

/** The small table at the end of a run. */
export const resultText = (facts: ResultFacts): string =>
  [
    headline(facts),
    '',
    ...alignColumns(countRows(facts.run, facts.failures)),
    ...(facts.sample.length === 0 ? [] : ['', ...alignColumns(sampleRows(facts.sample))]),
  ].join('\n');

/** Lines to copy: reading, and starting a run with the token. */
export const invitationText = (origin: string, tokenPath: string, sourceId: string): string =>
  [
    'Try:',
    `  curl '${origin}/api/words?commonnessMin=4&types=noun&randomCount=10&randomSeed=7'`,
    `  curl '${origin}/api/words/tree'`,
    `  ${origin}/api/docs`,
    'Start another run (the token is good for everything, keep it to yourself):',
    `  curl -X POST -H "authorization: Bearer $(cat ${tokenPath})" ${origin}/api/sources/${sourceId}/runs`,
  ].join('\n');
