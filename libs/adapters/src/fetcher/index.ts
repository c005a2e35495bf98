export { httpsSourceFetcher } from './https-source-fetcher.ts';
export { readLimited } from './read-limited.ts';
