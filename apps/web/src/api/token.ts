import { signal } from '@preact/signals';

const place = 'word-list-token';

/** What operators show to the API. It is kept for this tab only. */
export const token = signal<string | undefined>(
  takeFromAddress() ?? sessionStorage.getItem(place) ?? undefined,
);

/** Keeps what an operator shows, for this tab. */
export function signIn(given: string): void {
  sessionStorage.setItem(place, given);
  token.value = given;
}

/** Forgets it. */
export function signOut(): void {
  sessionStorage.removeItem(place);
  token.value = undefined;
}

/** `npm start` prints an address whose fragment holds the token; it does not stay in the address bar or in history. */
function takeFromAddress(): string | undefined {
  const found = /^#k=([\w.~-]+)$/u.exec(location.hash)?.[1];
  if (found === undefined) return undefined;
  sessionStorage.setItem(place, found);
  history.replaceState(history.state, '', location.pathname + location.search);
  return found;
}
