/** Opens the list behind a URL. */
export interface SourceFetcher {
  /**
   * The bytes of the list, decompressed if they begin as gzip does, at most `limits.sourceBytes` of them.
   * Throws SourceRefused (also while reading) for what will never work (4xx, an address that is not public,
   * too large, not gzip though it says so); any other error may pass and be tried again.
   */
  open(url: string): Promise<AsyncIterable<Uint8Array>>;
}
