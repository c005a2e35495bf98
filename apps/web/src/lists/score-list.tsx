import { useSignal } from '@preact/signals';
import type { RunEstimate, Source } from '@word-list/domain/api/client';
import { go } from '../address.ts';
import { ask, bodyOf } from '../api/ask.ts';
import { messageOf } from '../api/message-of.ts';
import { figure, money } from '../figures.ts';
import { readListsAgain } from './operator-state.ts';

/** What scoring a list would read, ask and cost; then, on a second press, doing it. */
export function ScoreList({ source: { id } }: { readonly source: Source }) {
  const estimate = useSignal<RunEstimate | undefined>(undefined);
  const state = useSignal('');
  const attempt = (what: string, work: () => Promise<void>): void => {
    state.value = what;
    work().then(
      () => (state.value = ''),
      (error: unknown) => (state.value = messageOf(error)),
    );
  };
  const look = async (): Promise<void> => {
    const request = { path: { id }, query: { dryRun: true }, body: {} };
    estimate.value = bodyOf(await ask().startRun(request), 200);
  };
  const start = async (): Promise<void> => {
    const headers = { 'Idempotency-Key': crypto.randomUUID() };
    const run = bodyOf(await ask().startRun({ path: { id }, headers, body: {} }), 202);
    readListsAgain();
    go(`/lists?run=${run.id}`);
  };
  return (
    <div>
      {state.value !== '' && <p role="status">{state.value}</p>}
      {estimate.value === undefined ? (
        <button type="button" class="quiet-button" onClick={() => attempt('Reading the list …', look)}>
          What would it cost?
        </button>
      ) : (
        <>
          <Estimate estimate={estimate.value} />
          <button type="button" class="main-button" onClick={() => attempt('Starting …', start)}>
            Score {figure(estimate.value.toAsk)} words
          </button>
        </>
      )}
    </div>
  );
}

function Estimate({ estimate }: { readonly estimate: RunEstimate }) {
  const { complete, lines, accepted, duplicates, known, toAsk, model, list } = estimate;
  const rejected = Object.values(estimate.rejected).reduce((sum, count) => sum + count, 0);
  return (
    <>
      <p>
        {!complete && 'Of its beginning: '}
        {figure(lines)} lines hold {figure(accepted)} words; {figure(duplicates)} repeats, {figure(rejected)}{' '}
        lines without a word. {figure(known)} are known, {figure(toAsk)} go to {model}: about{' '}
        {money(estimate.estimatedMicroUsd)}, at most {money(estimate.worstCaseMicroUsd)}.
      </p>
      {list.rejects.length > 0 && (
        <details>
          <summary>Lines without a word</summary>
          <ul class="rejects">
            {list.rejects.map(({ reason, line, text }) => (
              <li key={`${reason}-${String(line)}`}>
                {reason.replaceAll('_', ' ')}
                {line === null ? '' : `, line ${figure(line)}`}: <code>{text}</code>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
