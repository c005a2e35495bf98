import { signIn } from '../api/token.ts';

/** Operators show a token: it stays in this tab. */
export function SignIn() {
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        const given = new FormData(event.currentTarget).get('token');
        if (typeof given === 'string' && given.trim() !== '') signIn(given.trim());
      }}
    >
      <p>
        Adding lists and scoring them is for operators. On one machine, open the address that{' '}
        <code>npm start</code> prints: it signs you in. Elsewhere, paste a token from{' '}
        <code>nx run infra:sign-in</code>.
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
