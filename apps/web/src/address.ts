import { signal } from '@preact/signals';

/** Where the page is: everything that it shows follows from this and from the API. */
export interface Address {
  readonly path: string;
  /** The query, without its question mark. */
  readonly search: string;
}

export const address = signal<Address>(here());

addEventListener('popstate', () => {
  address.value = here();
});

/** Goes to an address of this page: one step of history, or with `replace` none. */
export function go(to: string, { replace = false } = {}): void {
  history[replace ? 'replaceState' : 'pushState'](null, '', to);
  address.value = here();
}

/** For links: a plain press stays in the page, every other kind is the browser's. */
export function follow(event: MouseEvent): void {
  const link = event.currentTarget as HTMLAnchorElement;
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  go(link.href);
}

function here(): Address {
  return { path: location.pathname, search: location.search.replace(/^\?/u, '') };
}
