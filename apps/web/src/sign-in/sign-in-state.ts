import { signal } from '@preact/signals';
import { fieldsOf } from '../api/fields.ts';
import { beginSignIn, finishSignIn, isBack, signOutUrl, type SignInPage } from './code-exchange.ts';
import { forgetToken, hasExpired, keepToken } from './token.ts';

/** Who signs operators in: undefined until it is known, null where they show a token. */
export const signInPage = signal<SignInPage | null | undefined>(undefined);

/** Why nobody is signed in, for people. */
export const signInProblem = signal('');

/** Asks who signs operators in, and finishes what the browser has come back from. */
export async function openSignIn(): Promise<void> {
  try {
    const response = await fetch('/sign-in.json');
    const page = response.ok ? readPage(await response.json()) : null;
    signInPage.value = page;
    if (page !== null && isBack()) keepToken(await finishSignIn(page));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    // Fetching throws a TypeError where nobody answers.
    signInProblem.value = error instanceof TypeError ? 'There was no answer. Try again.' : error.message;
  }
}

/** Goes to sign in. */
export function signIn(page: SignInPage): void {
  signInProblem.value = '';
  void beginSignIn(page);
}

/** Forgets the operator here, and where they signed in. */
export function signOut(): void {
  forgetToken();
  hasExpired.value = false;
  const { value: page } = signInPage;
  if (page !== null && page !== undefined) location.assign(signOutUrl(page));
}

function readPage(value: unknown): SignInPage | null {
  const { origin, clientId } = fieldsOf(value);
  return typeof origin === 'string' && typeof clientId === 'string' ? { origin, clientId } : null;
}
