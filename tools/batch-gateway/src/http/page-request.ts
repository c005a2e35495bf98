import * as z from 'zod';
import type { Page, PageRequest } from '../store/file-store.ts';
import { ApiError } from './api-error.ts';

/** `after` and `limit` of a list request. Throws ApiError 400. */
export const pageRequest = (url: URL, { most, usual }: { most: number; usual: number }): PageRequest => {
  const limit = limitRange(most).safeParse(url.searchParams.get('limit') ?? usual);
  if (!limit.success) {
    throw new ApiError(400, `Invalid 'limit': from 1 to ${String(most)}.`, { param: 'limit' });
  }
  return { limit: limit.data, after: url.searchParams.get('after') ?? undefined };
};

/** A page as the SDK's CursorPage reads it. */
export const listDocument = <Item extends { readonly id: string }>({ data, hasMore }: Page<Item>) => ({
  object: 'list',
  data,
  first_id: data[0]?.id ?? null,
  last_id: data.at(-1)?.id ?? null,
  has_more: hasMore,
});

function limitRange(most: number) {
  return z.coerce.number().int().min(1).max(most);
}
