import { RequestRefused } from '@word-list/domain/api';

/**
 * The body of a request, and which of these media types it has. Throws RequestRefused for one that is too large, or of
 * another type.
 */
export const readBytes = async <Type extends string>(
  request: Request,
  types: readonly Type[],
  maxBytes: number,
): Promise<{ readonly bytes: Uint8Array; readonly type: Type }> => {
  const bytes = new Uint8Array(await request.arrayBuffer());
  if (bytes.length > maxBytes) refuseLargeBody(maxBytes);
  const [given = ''] = (request.headers.get('content-type') ?? '').toLowerCase().split(';');
  const type = types.find((one) => one === given.trim());
  if (type === undefined)
    throw new RequestRefused('unsupported-media-type', `send the body as ${types.join(' or ')}`);
  return { bytes, type };
};

/** Throws RequestRefused. */
export function refuseLargeBody(maxBytes: number): never {
  throw new RequestRefused('body-too-large', `a body has at most ${maxBytes} bytes`);
}
