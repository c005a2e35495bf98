import { answerNothing, type ApiAnswer, type ApiRequest } from '@word-list/adapters/http-api';
import type { WordCatalogue, WordsState } from '@word-list/domain';
import { matchesTag } from '@word-list/domain/api';

/** Grows when the form of an answer changes: caches then let go of answers of an older release. */
const answerVersion = 2;

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
export const answerOnce = ({ body, type, headers }: Answer): ApiAnswer => ({
  status: 200,
  headers: { ...headers, 'content-type': `${type}; charset=utf-8` },
  body,
});

/** What answers to one URL differ by, whatever their route. */
const vary = 'accept, accept-encoding';

/** `variant` tells answers to one URL apart. */
export interface CachedOf {
  readonly catalogue: WordCatalogue;
  readonly variant?: string;
}

/**
 * Answers with the state of the words as entity tag; 304 when the client has that state. The state is read
 * first: an answer can be newer than its tag, never older.
 */
export const answerCached = async (
  { headers }: Pick<ApiRequest, 'headers'>,
  of: CachedOf,
  make: (state: WordsState) => Promise<Answer>,
): Promise<ApiAnswer> => {
  const state = await of.catalogue.state();
  const tag = stateTag(state, of);
  if (matchesTag(headers['if-none-match'], tag)) {
    return answerNothing(304, { etag: tag, 'cache-control': checkFirst, vary });
  }
  const answer = await make(state);
  return answerOnce({ ...answer, headers: { ...answer.headers, etag: tag, 'cache-control': checkFirst } });
};

/** A weak entity tag of everything that is read from the words in this state. */
function stateTag({ epoch, revision }: WordsState, { variant = '' }: CachedOf): string {
  return `W/"${answerVersion}.${epoch}.${revision}${variant}"`;
}
