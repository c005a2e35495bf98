import { useSignal } from '@preact/signals';
import type { FailureList, Run } from '@word-list/domain/api/client';
import { follow, go } from '../address.ts';
import { ask, bodyOf } from '../api/ask.ts';
import { messageOf } from '../api/message-of.ts';
import { figure, money } from '../figures.ts';
import { lookAgain, readListsAgain, watchedRun } from './operator-state.ts';

/** One run: how far it is, what it cost, what went wrong. */
export function WatchedRun() {
  const { value: refused } = watchedRun.refused;
  const run = watchedRun.last.value?.answer;
  if (refused !== undefined) return <p role="alert">{refused.message}</p>;
  if (run === undefined) return <p class="quiet run">One moment.</p>;
  return (
    <section class="run" aria-label="Run">
      <h2>{run.sourceName}</h2>
      <RunBar counts={run.counts} />
      <p>{describe(run)}</p>
      {run.blocked !== null && <p role="status">Nothing is asked just now: {run.blocked}.</p>}
      {run.reason !== null && <p role="alert">{run.reason}</p>}
      <RunActions run={run} />
      {run.counts.failed > 0 && <Failures id={run.id} />}
    </section>
  );
}

function describe({ status, counts, usage, rate, estimatedEnd, model, budgetUsd }: Run): string {
  const { known, scored, failed, waiting, accepted } = counts;
  const parts = [
    [known, 'known before'],
    [failed, 'failed'],
    [waiting, 'waiting for another run'],
  ] as const;
  const some = parts.filter(([count]) => count > 0).map(([count, text]) => `${figure(count)} ${text}`);
  const others = some.length === 0 ? '' : ` (${some.join(', ')})`;
  const budget = budgetUsd === null ? '' : ` of $${budgetUsd}`;
  const pace = rate === null ? '' : ` · ${figure(Math.round(rate))} a second`;
  const end =
    estimatedEnd === null ? '' : ` · done about ${new Date(estimatedEnd).toLocaleTimeString('en-GB')}`;
  return (
    `${sentence(status)}: ${figure(known + scored)} of ${figure(accepted)} words${others}` +
    ` · ${money(usage.settledMicroUsd)}${budget} · ${model}${pace}${end}`
  );
}

/** `complete_with_failures` → `Complete with failures` */
function sentence(status: string): string {
  const text = status.replaceAll('_', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const states = ['known', 'scored', 'claimed', 'waiting', 'failed'] as const;

/** One bar: known, scored, asked, waiting, failed. */
function RunBar({ counts }: { readonly counts: Run['counts'] }) {
  const all = Math.max(1, counts.accepted);
  const begins = states.map((_, place) =>
    states.slice(0, place).reduce((sum, state) => sum + counts[state], 0),
  );
  return (
    <svg class="run-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
      <rect class="rest" width="100" height="4" />
      {states.map((state, place) => (
        <rect
          key={state}
          class={state}
          x={((begins[place] ?? 0) / all) * 100}
          width={(counts[state] / all) * 100}
          height="4"
        />
      ))}
    </svg>
  );
}

function RunActions({ run }: { readonly run: Run }) {
  const problem = useSignal('');
  const attempt = (work: () => Promise<void>): void => {
    work().catch((error: unknown) => (problem.value = messageOf(error)));
  };
  const cancel = async (): Promise<void> => {
    bodyOf(await ask().cancelRun({ path: { id: run.id } }), 202);
    lookAgain();
  };
  const retry = async (): Promise<void> => {
    const again = bodyOf(await ask().retryRun({ path: { id: run.id }, body: {} }), 202);
    readListsAgain();
    go(`/lists?run=${again.id}`);
  };
  return (
    <p class="actions">
      {run.endedAt === null && run.status !== 'cancelling' && (
        <button type="button" class="quiet-button" onClick={() => attempt(cancel)}>
          Cancel
        </button>
      )}
      {canRetry(run) && (
        <button type="button" class="quiet-button" onClick={() => attempt(retry)}>
          {run.list === null ? 'Try again' : 'Ask these again'}
        </button>
      )}
      {run.endedAt !== null && (
        <a href="/" onClick={follow}>
          See the words
        </a>
      )}
      {problem.value !== '' && <span role="alert">{problem.value}</span>}
    </p>
  );
}

/** A run that failed is tried again even where no word did: its list was not read, or no more was asked. */
function canRetry({ endedAt, status, counts, list }: Run): boolean {
  const isUnread = list === null;
  return endedAt !== null && (status === 'failed' || isUnread || counts.failed + counts.cancelled > 0);
}

/** The first words that failed, and why. */
function Failures({ id }: { readonly id: string }) {
  const failures = useSignal<FailureList['failures'] | undefined>(undefined);
  const problem = useSignal('');
  const read = async (): Promise<void> => {
    problem.value = '';
    const query = { limit: 50 };
    failures.value = bodyOf(await ask().listFailures({ path: { id }, query }), 200).failures;
  };
  const readWhenOpen = (isOpen: boolean): void => {
    if (isOpen) read().catch((error: unknown) => (problem.value = messageOf(error)));
  };
  return (
    <details class="failures" onToggle={({ currentTarget }) => readWhenOpen(currentTarget.open)}>
      <summary>Words that failed</summary>
      {problem.value !== '' && <p role="alert">{problem.value}</p>}
      <ul class="rejects">
        {failures.value?.map(({ text, reason, attempts }) => (
          <li key={text}>
            {text} <span class="quiet">{`${reason.replaceAll('_', ' ')}, ${askedTimes(attempts)}`}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** `never asked`, `asked once`, `asked 3 times` */
function askedTimes(attempts: number): string {
  if (attempts === 0) return 'never asked';
  return attempts === 1 ? 'asked once' : `asked ${attempts} times`;
}
