import type { Manifest, RejectReason } from '@word-list/domain';
import { formatCount } from './progress-text.ts';

const explanations: Readonly<Record<RejectReason, string>> = {
  invalid_utf8: 'not UTF-8; save the list as UTF-8',
  missing_column: 'fewer columns than --format asks for',
  empty: 'nothing in them',
  too_long: 'more than 64 characters',
  not_a_word: 'more than letters with single apostrophes or hyphens inside',
};

const shownReasons = 3;

const isReason = (text: string): text is RejectReason => text in explanations;

/** What a list without a single word is told: the commonest reasons, with examples. */
export const rejectLines = (manifest: Pick<Manifest, 'lines' | 'rejected' | 'examples'>): string[] => {
  const reasons = Object.entries(manifest.rejected)
    .filter(([reason, count]) => count > 0 && isReason(reason))
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, shownReasons);
  return [
    `not one of the ${formatCount(manifest.lines)} lines holds a word. Most of them were rejected as:`,
    ...reasons.map(([reason, count]) => {
      const examples = (manifest.examples[reason] ?? []).filter((example) => example.trim() !== '');
      const shown =
        examples.length === 0 ? '' : `, such as ${examples.map((example) => `“${example}”`).join(' ')}`;
      return `  ${reason}, ${formatCount(count)} lines: ${isReason(reason) ? explanations[reason] : ''}${shown}`;
    }),
  ];
};
