import { useEffect } from 'preact/hooks';
import { openSignIn, signIn, signInPage, signInProblem } from './sign-in-state.ts';
import { hasExpired, keepToken } from './token.ts';

/** Operators sign in, or show a token: it stays in this tab. `what` is what operators alone do, as a sentence begins. */
export function SignIn({ what }: { readonly what: string }) {
  useEffect(() => void openSignIn(), []);
  const { value: page } = signInPage;
  return (
    <>
      {hasExpired.value && <p role="status">Your sign-in has ended. What you see here is kept.</p>}
      {signInProblem.value !== '' && <p role="alert">{signInProblem.value}</p>}
      {page === null && <TokenForm what={what} />}
      {page !== null && (
        <p>
          {what} is for operators.{' '}
          <button
            type="button"
            class="main-button"
            disabled={page === undefined}
            onClick={() => page !== undefined && signIn(page)}
          >
            Sign in
          </button>
        </p>
      )}
    </>
  );
}

function TokenForm({ what }: { readonly what: string }) {
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        const given = new FormData(event.currentTarget).get('token');
        if (typeof given === 'string' && given.trim() !== '') keepToken(given.trim());
      }}
    >
      <p>
        {what} is for operators: open the address that <code>npm start</code> prints. It signs you in. Or
        paste the token that is in the file <code>token</code> of the data folder.
      </p>
      <label>
        Token
        <input class="field" name="token" type="password" autocomplete="off" required />
      </label>
      <button class="main-button">Sign in</button>
      <p class="quiet small">It is kept in this tab, and gone when the tab is closed.</p>
    </form>
  );
}
