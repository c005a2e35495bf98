import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { negotiate } from '@word-list/domain/api';

const compress = promisify(gzip);

/** Below this many bytes gzip saves nothing worth its time. */
const smallBody = 1024;

/** Above this many bytes the fastest level is used: level 6 takes three times as long for a fifth less. */
const largeBody = 64 * 1024;

/** What API Gateway takes as the answer of a function. */
export interface ApiResult {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly isBase64Encoded: boolean;
}

/** The response in the gateway's form, gzipped for a client that takes it. */
export const resultOf = async (
  response: Response,
  acceptEncoding: string | undefined,
): Promise<ApiResult> => {
  const { status: statusCode } = response;
  const headers = new Headers(response.headers);
  // It comes compressed already.
  if (headers.has('content-encoding')) {
    const packed = Buffer.from(await response.arrayBuffer());
    return {
      statusCode,
      headers: Object.fromEntries(headers),
      body: packed.toString('base64'),
      isBase64Encoded: true,
    };
  }
  const body = await response.text();
  const bytes = Buffer.byteLength(body, 'utf8');
  const plain = { statusCode, body, isBase64Encoded: false };
  if (bytes < smallBody) return { ...plain, headers: Object.fromEntries(headers) };
  addToVary(headers, 'accept-encoding');
  const encoding =
    acceptEncoding === undefined ? 'identity' : negotiate(acceptEncoding, ['gzip', 'identity']);
  if (encoding !== 'gzip') return { ...plain, headers: Object.fromEntries(headers) };
  const packed = await compress(body, { level: bytes > largeBody ? 1 : 6 });
  headers.set('content-encoding', 'gzip');
  return {
    statusCode,
    headers: Object.fromEntries(headers),
    body: packed.toString('base64'),
    isBase64Encoded: true,
  };
};

function addToVary(headers: Headers, name: string): void {
  headers.set('vary', [headers.get('vary'), name].filter(Boolean).join(', '));
}
