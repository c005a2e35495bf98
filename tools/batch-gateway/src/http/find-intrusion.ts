import type { IncomingMessage } from 'node:http';

/** What tells where a request comes from. */
export type Caller = Pick<IncomingMessage, 'headers'>;

/**
 * Why a request cannot come from a program of this machine: a web page resolved its own name to this machine, or posts
 * across sites. Undefined when nothing speaks against it. Browsers set these headers themselves; a page cannot leave
 * them out. Says nothing about who on this machine is calling: that takes a secret.
 */
export function findIntrusion(caller: Caller): string | undefined {
  return findForeignHost(caller) ?? findForeignPage(caller);
}

const loopbackNames: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** The first half of it, for servers that pages of any origin may read. */
export function findForeignHost({ headers: { host } }: Caller): string | undefined {
  const isLoopback = host !== undefined && loopbackNames.has(URL.parse(`http://${host}`)?.hostname ?? '');
  return isLoopback ? undefined : 'Only loopback addresses are served.';
}

function findForeignPage({ headers }: Caller): string | undefined {
  const { origin, host = '', 'sec-fetch-site': site = 'none' } = headers;
  const isOwn = origin === undefined || origin === `http://${host}`;
  if (isOwn && (site === 'same-origin' || site === 'none')) return undefined;
  return 'Web pages of another origin are not served.';
}
