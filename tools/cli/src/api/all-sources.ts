import type { ApiClient, Source } from '@word-list/domain/api/client';
import { bodyOf } from '../../../local/src/product/open-api.ts';
import { allPages } from './all-pages.ts';

/** All registered lists. */
export async function allSources(client: Pick<ApiClient, 'listSources'>): Promise<readonly Source[]> {
  const found: Source[] = [];
  const pages = allPages(async (at) =>
    bodyOf(await client.listSources({ query: { limit: 100, ...at } }), 200),
  );
  for await (const { sources } of pages) found.push(...sources);
  return found;
}
