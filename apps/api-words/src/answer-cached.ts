import type { WordCatalogue } from '@word-list/domain';
import { matchesTag } from '@word-list/domain/api';
import { createHash } from 'node:crypto';

/** Grows when the form of an answer changes: caches then let go of answers of an older release. */
const answerVersion = 1;

/** Anybody may keep the answer, and asks whether it still holds before using it. */
const checkFirst = 'public, no-cache';

/** The body of an answer, and what differs between answers to one URL. */
export interface Answer {
  readonly body: string;
  /** The media type; its charset is always UTF-8. */
  readonly type: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Answers with this body, not to be kept by anybody. */
export const answerOnce = ({ body, type, headers }: Answer): Response =>
  new Response(body, { headers: { ...headers, 'content-type': `${type}; charset=utf-8` } });

/** What answers to one URL differ by, whatever their route. */
const vary = 'accept, accept-encoding';

/** `variant` tells answers to one URL apart. */
export interface CachedOf {
  readonly catalogue: WordCatalogue;
  readonly cursorKey: string;
  readonly variant?: string;
}

/**
 * Answers with the revision of the words as entity tag; 304 when the client has that revision. The revision is
 * read first: an answer can be newer than its tag, never older.
 */
export const answerCached = async (
  request: Request,
  of: CachedOf,
  make: (revision: bigint) => Promise<Answer>,
): Promise<Response> => {
  const revision = await of.catalogue.revision();
  const tag = revisionTag(revision, of);
  if (matchesTag(request.headers.get('if-none-match'), tag)) {
    return new Response(null, { status: 304, headers: { etag: tag, 'cache-control': checkFirst, vary } });
  }
  const answer = await make(revision);
  return answerOnce({ ...answer, headers: { ...answer.headers, etag: tag, 'cache-control': checkFirst } });
};

/**
 * A weak entity tag of everything that is read from the words at this revision. The key of the cursors is drawn with the
 * database: it tells databases apart that have come to the same revision.
 */
function revisionTag(revision: bigint, { cursorKey, variant = '' }: CachedOf): string {
  const database = createHash('sha256').update(`entity tags\n${cursorKey}`).digest('base64url').slice(0, 8);
  return `W/"${answerVersion}.${database}.${revision}${variant}"`;
}
