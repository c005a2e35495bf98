import { SourceRefused } from '../errors.ts';
import type { SourceFetcher } from '../ports/source-fetcher.ts';
import type { SourceStore } from '../ports/source-store.ts';

const scheme = 'kept:';

/** The URL of a source whose list is kept beside it, because it was given as text. */
export const keptUrl = (sourceId: string): string => `${scheme}${sourceId}`;

/** Opens lists that are kept beside their source, and every other by the fetcher. */
export const withKeptLists = (fetcher: SourceFetcher, sources: Pick<SourceStore, 'text'>): SourceFetcher => ({
  async open(url) {
    if (!url.startsWith(scheme)) return fetcher.open(url);
    const text = await sources.text(url.slice(scheme.length));
    if (text === undefined) {
      throw new SourceRefused('source_not_found', 'the text of the source is no longer kept');
    }
    return asBytes(text);
  },
});

async function* asBytes(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}
