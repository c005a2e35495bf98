import type { RunEstimate } from '@word-list/domain/api/client';
import { countOf, figure, money } from '../figures.ts';

const shownWords = 10;

/** The first words of a list, as they are read. */
export function PreviewedWords({ words }: { readonly words: readonly string[] }) {
  return (
    <p class="previewed">
      {words.slice(0, shownWords).join(' · ')}
      {words.length > shownWords && ' · …'}
    </p>
  );
}

/** A line of a list that holds no word. */
interface Rejected {
  readonly reason: string;
  readonly line: number | null;
  readonly text: string;
}

interface RejectedLinesProps {
  readonly title: string;
  readonly rejects: readonly Rejected[];
}

const shownRejects = 30;

/** The lines without a word, by reason. */
export function RejectedLines({ title, rejects }: RejectedLinesProps) {
  if (rejects.length === 0) return null;
  return (
    <details>
      <summary>{title}</summary>
      <ul class="rejects">
        {rejects.slice(0, shownRejects).map(({ reason, line, text }) => (
          <li key={`${reason}-${String(line)}`}>
            {reason.replaceAll('_', ' ')}
            {line === null ? '' : `, line ${figure(line)}`}: <code>{text}</code>
          </li>
        ))}
      </ul>
      {rejects.length > shownRejects && <p class="quiet">…</p>}
    </details>
  );
}

/** What a run would read, ask and cost. */
export function ListEstimate({ estimate }: { readonly estimate: RunEstimate }) {
  const { complete, lines, accepted, duplicates, known, toAsk, model, list } = estimate;
  const rejected = Object.values(estimate.rejected).reduce((sum, count) => sum + count, 0);
  return (
    <>
      <p>
        {!complete && 'Of its beginning: '}
        {countOf(lines, 'line')} hold {countOf(accepted, 'word')}; {countOf(duplicates, 'repeat')},{' '}
        {countOf(rejected, 'line')} without a word. {figure(known)} are known, {figure(toAsk)} go to {model}:
        about {money(estimate.estimatedMicroUsd)}, at most {money(estimate.worstCaseMicroUsd)}.
      </p>
      <RejectedLines title="Lines without a word" rejects={list.rejects} />
    </>
  );
}
