import type { IncomingMessage } from 'node:http';

/** What tells where a request comes from. */
export type Caller = Pick<IncomingMessage, 'headers'>;

/**
 * Why a request cannot come from a program of this machine: a web page resolved its own name to this machine, or posts
 * across sites. Undefined when nothing speaks against it. Browsers set these headers themselves; a page cannot leave
 * them out. Says nothing about who on this machine is calling: that takes a secret.
 */
export function findIntrusion(caller: Caller): string | undefined {
  if (!isLoopbackHost(caller)) return 'Only loopback addresses are served.';
  if (isForeignPage(caller)) return 'Web pages of another origin are not served.';
  return undefined;
}

const loopbackNames: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Whether the request names this machine as its host, whatever address it came to. */
export function isLoopbackHost({ headers }: Caller): boolean {
  const { host } = headers;
  return host !== undefined && loopbackNames.has(URL.parse(`http://${host}`)?.hostname ?? '');
}

function isForeignPage({ headers }: Caller): boolean {
  const { origin, host = '' } = headers;
  if (origin !== undefined && origin !== `http://${host}`) return true;
  const site = headers['sec-fetch-site'];
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}
