import { InvalidInput } from '@word-list/domain';
import { parseInput, RequestRefused } from '@word-list/domain/api';
import type * as z from 'zod';
import type { ApiRequest } from './api-event.ts';
import { refuseLargeBody } from './read-bytes.ts';

/** Most bodies of this API are small: a name, a URL, a few settings. */
const usualBytes = 64 * 1024;

/**
 * The body of a request by its schema; no body is read as `{}`. Throws InvalidInput naming the field, also for a body
 * that is not UTF-8, and RequestRefused for one that is too large, or no JSON in UTF-8 by its Content-Type.
 */
export const readBody = <Schema extends z.ZodType>(
  { body: bytes, headers }: Pick<ApiRequest, 'body' | 'headers'>,
  schema: Schema,
  maxBytes = usualBytes,
): z.output<Schema> => {
  if (bytes.length > maxBytes) refuseLargeBody(maxBytes);
  if (bytes.length === 0) return parseInput(schema, {}, 'body');
  refuseOtherTypes(headers['content-type'] ?? '');
  return parseInput(schema, parseJson(decode(bytes)), 'body');
};

function refuseOtherTypes(type: string): void {
  if (!/^application\/json\s*(;|$)/i.test(type)) {
    throw new RequestRefused('unsupported-media-type', 'send the body as application/json');
  }
  const [, charset = 'utf-8'] = /;\s*charset\s*=\s*"?([^";]*)/i.exec(type) ?? [];
  if (!/^utf-?8\s*$/i.test(charset)) {
    throw new RequestRefused('unsupported-media-type', 'send the body as application/json in UTF-8');
  }
}

/**
 * The text of a body. A gateway in front may have decoded it and put U+FFFD where it was not UTF-8: nobody means that
 * character, and stored it would hide what was lost.
 */
function decode(bytes: Uint8Array): string {
  const text = decodeUtf8(bytes);
  if (text === undefined || text.includes('\ufffd')) {
    throw new InvalidInput('body', 'is not UTF-8; send it as application/json in UTF-8');
  }
  return text;
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined; // the decoder has one way to say "not UTF-8"
  }
}

function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch (error) {
    throw new InvalidInput(
      'body',
      `is not JSON: ${error instanceof Error ? error.message.slice(0, 100) : 'unreadable'}`,
    );
  }
}
