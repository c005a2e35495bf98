import { go } from '../address.ts';
import { fieldsOf, textOf } from '../api/fields.ts';

/** Who signs operators in, and as which client the page is known there. */
export interface SignInPage {
  readonly origin: string;
  readonly clientId: string;
}

/** What was asked, until the browser is back: it proves that the answer is to this question (state, RFC 7636). */
interface Attempt {
  readonly state: string;
  readonly verifier: string;
  /** Where the operator was. */
  readonly back: string;
}

const place = 'word-list-sign-in';
const scopes = ['sources:read', 'sources:write', 'runs:read', 'runs:write', 'words:write'];
const callback = `${location.origin}/lists`;

/** Sends the browser to sign in. It comes back to `/lists`. */
export async function beginSignIn({ origin, clientId }: SignInPage): Promise<void> {
  const attempt: Attempt = {
    state: randomText(16),
    verifier: randomText(48),
    back: location.pathname + location.search,
  };
  sessionStorage.setItem(place, JSON.stringify(attempt));
  const url = new URL('/oauth2/authorize', origin);
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: callback,
    scope: scopes.map((scope) => `${location.origin}/${scope}`).join(' '),
    state: attempt.state,
    code_challenge_method: 'S256',
    code_challenge: base64Url(
      await crypto.subtle.digest('SHA-256', new TextEncoder().encode(attempt.verifier)),
    ),
  }).toString();
  location.assign(url);
}

/** Whether the browser has just come back. */
export function isBack(): boolean {
  const { state } = Object.fromEntries(new URLSearchParams(location.search));
  return state !== undefined && sessionStorage.getItem(place) !== null;
}

/**
 * Takes the answer out of the address, goes where the operator was, and turns the code into a token. Throws an error
 * for people when the sign-in was refused, or the answer is to another question.
 */
export async function finishSignIn(page: SignInPage): Promise<string> {
  const answer = Object.fromEntries(new URLSearchParams(location.search));
  const { state, verifier, back } = fieldsOf(JSON.parse(sessionStorage.getItem(place) ?? '{}'));
  sessionStorage.removeItem(place);
  go(textOf(back) ?? '/lists', { replace: true });
  if (answer['state'] !== state || typeof verifier !== 'string') {
    throw new Error('That answer does not belong to this sign-in. Sign in again.');
  }
  const { code, error, error_description: reason = error } = answer;
  if (code === undefined) throw new Error(`The sign-in was refused: ${reason ?? 'no reason given'}.`);
  return exchange(page, code, verifier);
}

/** Where a browser goes to sign out of everything. */
export function signOutUrl({ origin, clientId }: SignInPage): string {
  const url = new URL('/logout', origin);
  url.search = new URLSearchParams({ client_id: clientId, logout_uri: callback }).toString();
  return url.href;
}

function randomText(bytes: number): string {
  return base64Url(crypto.getRandomValues(new Uint8Array(bytes)).buffer);
}

function base64Url(bytes: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

async function exchange({ origin, clientId }: SignInPage, code: string, verifier: string): Promise<string> {
  const response = await fetch(new URL('/oauth2/token', origin), {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: clientId,
      redirect_uri: callback,
      code,
      code_verifier: verifier,
    }),
  });
  const token = response.ok ? textOf(fieldsOf(await response.json())['access_token']) : undefined;
  if (token === undefined) throw new Error(`The sign-in answered ${response.status}. Sign in again.`);
  return token;
}
