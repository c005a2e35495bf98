import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { negotiate } from '@word-list/domain/api';
import type { ApiAnswer } from './api-answer.ts';

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

/** The answer in the gateway's form, gzipped for a client that takes it. */
export const resultOf = async (
  { status: statusCode, headers, body: given }: ApiAnswer,
  acceptEncoding: string | undefined,
): Promise<ApiResult> => {
  // It comes compressed already.
  if (headers['content-encoding'] !== undefined) return packedResult(statusCode, headers, Buffer.from(given));
  const body = typeof given === 'string' ? given : Buffer.from(given).toString('utf8');
  const bytes = Buffer.byteLength(body, 'utf8');
  const plain = { statusCode, body, isBase64Encoded: false };
  if (bytes < smallBody) return { ...plain, headers };
  const vary = [headers['vary'], 'accept-encoding'].filter(Boolean).join(', ');
  const encoding =
    acceptEncoding === undefined ? 'identity' : negotiate(acceptEncoding, ['gzip', 'identity']);
  if (encoding !== 'gzip') return { ...plain, headers: { ...headers, vary } };
  const packed = await compress(body, { level: bytes > largeBody ? 1 : 6 });
  return packedResult(statusCode, { ...headers, vary, 'content-encoding': 'gzip' }, packed);
};

function packedResult(statusCode: number, headers: ApiAnswer['headers'], packed: Buffer): ApiResult {
  return { statusCode, headers, body: packed.toString('base64'), isBase64Encoded: true };
}
