import { countLost, rejectReasons, skippedReasons, type RejectReason } from '@word-list/domain';
import type { RunView } from '@word-list/domain/api';
import { countOf, formatCount } from './count-text.ts';
import { rejectTexts } from './reason-texts.ts';

/** What became of the lines of a list. */
export interface Found {
  readonly counts: Pick<RunView['counts'], 'lines' | 'rejected' | 'accepted' | 'duplicates'>;
  readonly list: Pick<NonNullable<RunView['list']>, 'rejects'> | null;
}

/** A share of lost lines above which a list was probably read the wrong way. */
const loudShare = 0.05;

/** Each reason for which lines were lost, with examples and what to do. */
export const lostLines = (found: Found): string[] =>
  rejectReasons
    .filter((reason) => !skippedReasons.has(reason) && found.counts.rejected[reason] > 0)
    .map((reason) => {
      const { means, todo } = rejectTexts[reason];
      const count = countOf(found.counts.rejected[reason], 'line');
      return `${reason}, ${count}: ${means}${examplesOf(found, reason)}. What to do: ${todo}.`;
    });

/** What has to be said loudly of a list that lost more than a few of its lines; undefined of others. */
export const lossWarning = (found: Found): string | undefined => {
  const { lines, rejected, accepted } = found.counts;
  const lost = countLost(rejected);
  if (lines > 0 && accepted === 0) return `not one of the ${formatCount(lines)} lines holds a word`;
  const meant = lost + accepted + found.counts.duplicates;
  if (lost <= meant * loudShare) return undefined;
  const percent = Math.max(1, Math.round((lost / meant) * 100));
  return `${countOf(lost, 'line')} of ${formatCount(meant)} (${percent} %) hold no word and were left out`;
};

function examplesOf({ list }: Found, reason: RejectReason): string {
  const shown = (list?.rejects ?? []).filter(
    (reject) => reject.reason === reason && reject.text.trim() !== '',
  );
  if (shown.length === 0) return '';
  const texts = shown.map(({ line, text }) => (line === null ? `“${text}”` : `line ${line} “${text}”`));
  return `, such as ${texts.join(', ')}`;
}
