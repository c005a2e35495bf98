import { parseInput, RequestRefused } from '@word-list/domain/api';
import { InvalidInput } from '@word-list/domain';
import type * as z from 'zod';

/** Bodies of this API are small: a name, a URL, a few settings. */
const maxBodyBytes = 64 * 1024;

const parseJson = (text: string): unknown => {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch (error) {
    throw new InvalidInput(
      'body',
      `is not JSON: ${error instanceof Error ? error.message.slice(0, 100) : 'unreadable'}`,
    );
  }
};

/**
 * The body of a request by its schema; no body is read as `{}`. Throws InvalidInput naming the field, and
 * RequestRefused for a body that is too large or no JSON by its Content-Type.
 */
export const readBody = async <Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<z.output<Schema>> => {
  const text = await request.text();
  if (Buffer.byteLength(text, 'utf8') > maxBodyBytes) {
    throw new RequestRefused('body-too-large', `a body has at most ${maxBodyBytes} bytes`);
  }
  if (text === '') return parseInput(schema, {}, 'body');
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type)) {
    throw new RequestRefused('unsupported-media-type', 'send the body as application/json');
  }
  return parseInput(schema, parseJson(text), 'body');
};
