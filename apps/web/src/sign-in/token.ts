import { effect, signal } from '@preact/signals';
import { fieldsOf } from '../api/fields.ts';

const place = 'word-list-token';

/** What operators show to the API. It is kept for this tab only. */
export const token = signal(takeFromAddress() ?? (isAmongWords() ? undefined : keptToken()));

// Browsers take tens of milliseconds to open their storage: words, which everybody may have, are asked for before.
if (isAmongWords()) setTimeout(() => (token.value ??= keptToken()));

/** Whether a sign-in ended by itself: what needed it can then be asked for again. */
export const hasExpired = signal(false);

/** Keeps what an operator shows, for this tab. */
export function keepToken(given: string): void {
  sessionStorage.setItem(place, given);
  hasExpired.value = false;
  token.value = given;
}

/** Forgets it. */
export function forgetToken(): void {
  sessionStorage.removeItem(place);
  token.value = undefined;
}

/** It is no longer good, as the server or the clock says. */
export function expire(): void {
  if (token.peek() === undefined) return;
  forgetToken();
  hasExpired.value = true;
}

function isAmongWords(): boolean {
  return /^\/(word\/|$)/u.test(location.pathname);
}

function keptToken(): string | undefined {
  return sessionStorage.getItem(place) ?? undefined;
}

const longestTimer = 2 ** 31 - 1;

effect(() => {
  const ends = token.value === undefined ? undefined : endOf(token.value);
  if (ends === undefined) return undefined;
  const left = Math.max(0, ends - Date.now());
  const timer = left > longestTimer ? undefined : setTimeout(expire, left);
  return () => clearTimeout(timer);
});

/** When a token ends, in milliseconds since 1970; undefined where it does not say. */
function endOf(given: string): number | undefined {
  const [, body = ''] = given.split('.');
  try {
    const { exp } = fieldsOf(JSON.parse(atob(body.replaceAll('-', '+').replaceAll('_', '/'))));
    return typeof exp === 'number' ? exp * 1000 : undefined;
  } catch {
    return undefined;
  }
}

/** `npm start` prints an address whose fragment holds the token; it does not stay in the address bar or in history. */
function takeFromAddress(): string | undefined {
  const found = /^#k=([\w.~-]+)$/u.exec(location.hash)?.[1];
  if (found === undefined) return undefined;
  sessionStorage.setItem(place, found);
  history.replaceState(history.state, '', location.pathname + location.search);
  return found;
}
