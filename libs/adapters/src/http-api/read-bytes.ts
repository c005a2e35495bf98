import { RequestRefused } from '@word-list/domain/api';
import type { ApiRequest } from './api-event.ts';

/**
 * The body of a request, and which of these media types it has. Throws RequestRefused for one that is too large, or of
 * another type.
 */
export const readBytes = <Type extends string>(
  { body: bytes, headers }: Pick<ApiRequest, 'body' | 'headers'>,
  types: readonly Type[],
  maxBytes: number,
): { readonly bytes: Uint8Array; readonly type: Type } => {
  if (bytes.length > maxBytes) refuseLargeBody(maxBytes);
  const [given = ''] = (headers['content-type'] ?? '').toLowerCase().split(';');
  const type = types.find((one) => one === given.trim());
  if (type === undefined)
    throw new RequestRefused('unsupported-media-type', `send the body as ${types.join(' or ')}`);
  return { bytes, type };
};

/** Throws RequestRefused. */
export function refuseLargeBody(maxBytes: number): never {
  throw new RequestRefused('body-too-large', `a body has at most ${maxBytes} bytes`);
}
