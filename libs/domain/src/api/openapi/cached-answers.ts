import * as z from 'zod';
import type { AnswerEntry, NamedValue } from './operation.ts';

/** Of answers that can be asked for again. */
export const etag: NamedValue = {
  name: 'ETag',
  schema: z.string(),
  description: 'The revision of the words. Send it back as If-None-Match.',
};

/** Asks whether an answer still holds. */
export const ifNoneMatch: NamedValue = {
  name: 'If-None-Match',
  schema: z.string().max(1000),
  description: 'Entity tags of answers that you still hold.',
};

/** The answer to that. */
export const unchanged: AnswerEntry = { description: 'Nothing has changed since the answer that you hold.' };
