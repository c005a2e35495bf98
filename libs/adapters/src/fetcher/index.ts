export { httpsSourceFetcher, type FetcherOptions } from './https-source-fetcher.ts';
export { isPublicAddress } from './public-address.ts';
export { readLimited } from './read-limited.ts';
