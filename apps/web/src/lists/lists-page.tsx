import type { Run } from '@word-list/domain/api/client';
import { useEffect } from 'preact/hooks';
import { follow } from '../address.ts';
import { countOf, figure, money } from '../figures.ts';
import { SilenceNote } from '../frame/silence-note.tsx';
import { openSignIn, signOut } from '../sign-in/sign-in-state.ts';
import { SignIn } from '../sign-in/sign-in.tsx';
import { token } from '../sign-in/token.ts';
import { AddList } from './add-list.tsx';
import { addressedRun, lists, type ListedSource } from './operator-state.ts';
import { ScoreList } from './score-list.tsx';
import { WatchedRun } from './watched-run.tsx';

/** Lists and their runs, for operators. */
export function ListsPage() {
  return (
    <main class="plain-page" id="main">
      <h1>Lists</h1>
      <div class="messages">
        <SilenceNote />
      </div>
      {token.value === undefined ? <SignIn what="Adding lists and scoring them" /> : <Lists />}
    </main>
  );
}

function Lists() {
  const { value: refused } = lists.refused;
  // Whoever signs out has to know where.
  useEffect(() => void openSignIn(), []);
  if (refused !== undefined) return <p role="alert">{refused.message}</p>;
  const known = lists.last.value?.answer;
  return (
    <>
      {addressedRun.value !== undefined && <WatchedRun />}
      {known === undefined ? <p class="quiet">One moment.</p> : <Known known={known} />}
      <p>
        <button type="button" class="link" onClick={signOut}>
          Sign out
        </button>
      </p>
    </>
  );
}

function Known({ known }: { readonly known: readonly ListedSource[] }) {
  return (
    <>
      <AddList isFirst={known.length === 0} />
      {known.length === 0 && <p class="quiet">No list yet.</p>}
      <ul class="cards">
        {known.map((listed) => (
          <Card key={listed.source.id} listed={listed} />
        ))}
      </ul>
    </>
  );
}

function Card({ listed: { source, last } }: { readonly listed: ListedSource }) {
  return (
    <li>
      <h2>{source.name}</h2>
      <p class="quiet small">{source.url.startsWith('kept:') ? 'Given as text, kept here' : source.url}</p>
      {last !== undefined && <LastRun run={last} />}
      <ScoreList source={source} />
    </li>
  );
}

/** What the last run came to: words, how many of them are known, and what it cost. */
function LastRun({ run: { id, status, counts, usage, model, startedAt } }: { readonly run: Run }) {
  const { accepted, known, scored } = counts;
  return (
    <p>
      {countOf(accepted, 'word')}, {figure(known + scored)} known · last run{' '}
      <a href={`/lists?run=${id}`} onClick={follow}>
        {new Date(startedAt).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })}
      </a>
      , {status.replaceAll('_', ' ')} · {model} · {money(usage.settledMicroUsd)}
    </p>
  );
}
