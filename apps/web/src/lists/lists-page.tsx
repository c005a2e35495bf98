import { follow } from '../address.ts';
import type { Refused } from '../api/ask.ts';
import { signOut, token } from '../api/token.ts';
import { AddList } from './add-list.tsx';
import { addressedRun, lists, type ListedSource } from './operator-state.ts';
import { ScoreList } from './score-list.tsx';
import { SignIn } from './sign-in.tsx';
import { WatchedRun } from './watched-run.tsx';

/** Lists and their runs, for operators. */
export function ListsPage() {
  return (
    <main class="plain-page" id="main">
      <h1>Lists</h1>
      {token.value === undefined ? <SignIn /> : <Lists />}
    </main>
  );
}

function Lists() {
  const { value: refused } = lists.refused;
  if (refused !== undefined) return <NotAllowed refused={refused} />;
  const known = lists.answer.value?.with;
  return (
    <>
      {addressedRun.value !== undefined && <WatchedRun />}
      <AddList />
      {known === undefined && <p class="quiet">One moment.</p>}
      {known?.length === 0 && <p>No list yet. Add the first one above.</p>}
      <ul class="cards">
        {known?.map((listed) => (
          <Card key={listed.source.id} listed={listed} />
        ))}
      </ul>
      <p>
        <button type="button" class="link" onClick={signOut}>
          Sign out
        </button>
      </p>
    </>
  );
}

function NotAllowed({ refused }: { readonly refused: Refused }) {
  const isExpired = refused.status === 401;
  return (
    <>
      <p role="alert">{isExpired ? 'Your token is no longer valid. Sign in again.' : refused.message}</p>
      {isExpired && <SignIn />}
    </>
  );
}

function Card({ listed: { source, last } }: { readonly listed: ListedSource }) {
  return (
    <li>
      <h2>{source.name}</h2>
      <p class="quiet small">{source.url}</p>
      {last !== undefined && (
        <p>
          Last run {last.status.replaceAll('_', ' ')}, {last.model},{' '}
          <a href={`/lists?run=${last.id}`} onClick={follow}>
            {new Date(last.startedAt).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })}
          </a>
        </p>
      )}
      <ScoreList source={source} />
    </li>
  );
}
