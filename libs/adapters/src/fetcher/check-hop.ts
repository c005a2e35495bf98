import { isIP, isIPv6, type LookupFunction } from 'node:net';
import { SourceRefused, SourceUnreachable } from '@word-list/domain';
import { isPublicAddress } from './public-address.ts';

/** Every address of a host name, in the order in which they should be tried. */
export type Resolve = (hostname: string) => Promise<readonly string[]>;

/** A URL that may be asked, with the only addresses that may be connected to for it. */
export interface Hop {
  readonly url: URL;
  readonly addresses: readonly string[];
}

export const parseUrl = (text: string, base?: URL): URL => {
  const url = URL.parse(text, base?.href);
  if (url === null) throw new SourceRefused('source_rejected', 'the address of the source is not a URL');
  if (url.username !== '' || url.password !== '') {
    throw new SourceRefused(
      'source_rejected',
      'a source is not read with a user name or a password in its URL',
    );
  }
  return url;
};

/**
 * Checks a URL and resolves its name, once. A name is refused when any of its addresses is not public, since the
 * next answer could bring only that one. The URL parser has turned decimal, octal and hexadecimal hosts into
 * plain addresses before.
 */
export const checkPublicHop = async (url: URL, resolve: Resolve): Promise<Hop> => {
  if (url.protocol !== 'https:' || url.port !== '') {
    throw new SourceRefused('address_not_public', 'a source is read over https on port 443 only');
  }
  const addresses = await addressesOf(url, resolve);
  if (!addresses.every(isPublicAddress)) {
    throw new SourceRefused('address_not_public', 'the source is not at a public address');
  }
  return { url, addresses };
};

/** The hop of the one origin that needs no check. */
export const checkLocalHop = async (url: URL, resolve: Resolve): Promise<Hop> => ({
  url,
  addresses: await addressesOf(url, resolve),
});

/** A lookup for one connection that knows only the addresses which were checked. */
export const pinned = (addresses: readonly string[]): LookupFunction => {
  const all = addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }));
  return (_hostname, options, callback) => {
    const [first] = all;
    if (options.all === true) callback(null, all);
    else callback(null, first?.address ?? '', first?.family);
  };
};

async function addressesOf(url: URL, resolve: Resolve): Promise<readonly string[]> {
  const host = hostOf(url);
  if (isIP(host) !== 0) return [host];
  const addresses = await resolve(host).catch((error: unknown) => {
    throw new SourceUnreachable('the name of the source could not be resolved', { cause: error });
  });
  if (addresses.length === 0) throw new SourceUnreachable('the name of the source has no address');
  return addresses;
}

function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[(.*)\]$/, '$1');
}
