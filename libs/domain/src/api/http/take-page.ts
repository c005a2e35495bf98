import { afterId } from './list-parameters.ts';
import { openCursor, sealCursor, type CursorSeal } from './cursor.ts';

interface PageRequest {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** How to read a list whose entries each have a name after which a page can continue. */
export interface PagedList<Entry> {
  readonly seal: CursorSeal;
  readonly read: (options: { limit: number; after?: string }) => Promise<readonly Entry[]>;
  readonly nameOf: (entry: Entry) => string;
}

/** One page of a list. Reads one entry more than asked for, to know whether there is a next page. */
export const takePage = async <Entry>(
  { seal, read, nameOf }: PagedList<Entry>,
  { limit, cursor }: PageRequest,
): Promise<{ entries: readonly Entry[]; next?: string }> => {
  const after = cursor === undefined ? undefined : openCursor(seal, cursor, afterId).after;
  const found = await read({ limit: limit + 1, ...(after !== undefined && { after }) });
  const entries = found.slice(0, limit);
  const last = entries.at(-1);
  if (found.length <= limit || last === undefined) return { entries };
  return { entries, next: sealCursor(seal, { after: nameOf(last) }) };
};
