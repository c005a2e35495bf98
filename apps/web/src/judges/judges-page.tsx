import { useEffect } from 'preact/hooks';
import { SilenceNote } from '../frame/silence-note.tsx';
import { openSignIn, signOut } from '../sign-in/sign-in-state.ts';
import { token } from '../sign-in/token.ts';
import { Agreement } from './agreement.tsx';
import { Borderline } from './borderline.tsx';
import { JudgeTable } from './judge-table.tsx';
import { isCompared, judges, type Judge } from './judge-state.ts';

/** Who rates words, how far they agree, and what an editor makes of it. */
export function JudgesPage() {
  const { value: refused } = judges.refused;
  const known = judges.last.value?.answer;
  return (
    <main class="plain-page judges" id="main">
      <h1>Judges</h1>
      <p>
        Everything that rates words is a judge. Each score you see is the one of the most believed judge that
        has one: editors before models, models before lexica.
      </p>
      <div class="messages">
        <SilenceNote />
      </div>
      {refused !== undefined && <p role="alert">{refused.message}</p>}
      {known === undefined ? (
        refused === undefined && <p class="quiet">One moment.</p>
      ) : (
        <Known known={known} />
      )}
    </main>
  );
}

function Known({ known }: { readonly known: readonly Judge[] }) {
  if (known.length === 0) return <p class="quiet">Nobody has rated a word yet.</p>;
  return (
    <>
      <JudgeTable judges={known} />
      <Agreement judges={known} />
      {isCompared.value && <Borderline />}
      {token.value !== undefined && <SignOut />}
    </>
  );
}

function SignOut() {
  // Whoever signs out has to know where.
  useEffect(() => void openSignIn(), []);
  return (
    <p>
      <button type="button" class="link" onClick={signOut}>
        Sign out
      </button>
    </p>
  );
}
