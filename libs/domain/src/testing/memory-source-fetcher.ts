import type { SourceFetcher } from '../ports/source-fetcher.ts';
import { SourceRefused } from '../errors.ts';

/** What stands behind a URL: its text or bytes, an error that `open` throws, or what makes one of them per call. */
export type FetchedSource = string | Uint8Array | Error | (() => string | Uint8Array | Error);

/** Sources in memory by URL, given out in pieces of `pieceBytes`; an unknown URL is refused as not found. */
export const memorySourceFetcher = (
  sources: Readonly<Record<string, FetchedSource>>,
  { pieceBytes = 1000 } = {},
): SourceFetcher & { readonly opened: readonly string[] } => {
  const opened: string[] = [];

  return {
    opened,
    async open(url) {
      opened.push(url);
      const entry = sources[url];
      if (entry === undefined) throw new SourceRefused('source_not_found', 'the server answered 404');
      const content = typeof entry === 'function' ? entry() : entry;
      if (content instanceof Error) throw content;
      return inPieces(typeof content === 'string' ? Buffer.from(content, 'utf8') : content, pieceBytes);
    },
  };
};

async function* inPieces(bytes: Uint8Array, pieceBytes: number): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
}
