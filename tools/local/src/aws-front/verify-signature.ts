import { createHash, createHmac } from 'node:crypto';
import * as z from 'zod';
import type { AwsRequest } from './aws-call.ts';
import { isSameSecret } from '../../../batch-gateway/src/http/is-same-secret.ts';

const authorization = new RegExp(
  '^AWS4-HMAC-SHA256 +Credential=(?<accessKeyId>[^/\\s,]+)/(?<date>\\d{8})/(?<region>[^/\\s,]+)/(?<service>[^/\\s,]+)/aws4_request, *' +
    'SignedHeaders=(?<headers>[a-z0-9;-]+), *Signature=(?<signature>[0-9a-f]{64})$',
  'u',
);

/** What the `Authorization` header of a signed request says; `headers` are the names of those that are signed. */
export type Signature = z.infer<typeof fields>;

const fields = z.object({
  accessKeyId: z.string(),
  date: z.string(),
  region: z.string(),
  service: z.string(),
  headers: z.string().transform((names) => names.split(';')),
  signature: z.string(),
});

/** Undefined for a request that is not signed, or in another way than by a header of Signature Version 4. */
export function readSignature(header: string | undefined): Signature | undefined {
  return fields.safeParse(authorization.exec(header ?? '')?.groups).data;
}

/** Whether the request, as it was received, was signed with this secret key. */
export function isSignedWith(secretKey: string, signature: Signature, request: AwsRequest): boolean {
  const hash = payloadHash(request);
  if (!signature.headers.includes('host') || hash === undefined) return false;
  const { date, region, service } = signature;
  const scope = `${date}/${region}/${service}/aws4_request`;
  const time = String(request.headers['x-amz-date'] ?? '');
  const text = ['AWS4-HMAC-SHA256', time, scope, sha256(canonicalRequest(signature, request, hash))].join(
    '\n',
  );
  const key = signingKey(secretKey, scope);
  return time.startsWith(date) && isSameSecret(signature.signature, hmac(key, text).toString('hex'));
}

const signingKeys = new Map<string, string | Buffer>();
const keptKeys = 100;

/** The same for all calls of a function to a service on one day. */
function signingKey(secretKey: string, scope: string): string | Buffer {
  const name = `${secretKey} ${scope}`;
  const known = signingKeys.get(name);
  if (known !== undefined) return known;
  const key = scope.split('/').reduce<string | Buffer>(hmac, `AWS4${secretKey}`);
  if (signingKeys.size >= keptKeys) signingKeys.clear();
  signingKeys.set(name, key);
  return key;
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function sha256(text: string | Buffer): string {
  return createHash('sha256').update(text).digest('hex');
}

function canonicalRequest({ service, headers }: Signature, request: AwsRequest, hash: string): string {
  const [path = '/', query = ''] = request.url.split(/\?(.*)/su);
  return [
    request.method,
    // Only S3 takes the path as it is sent.
    service === 's3' ? path : path.split('/').map(encode).join('/'),
    canonicalQuery(query),
    ...headers.map((name) => `${name}:${headerText(request.headers[name])}`),
    '',
    headers.join(';'),
    hash,
  ].join('\n');
}

function headerText(value: string | readonly string[] | undefined): string {
  return String(value ?? '')
    .trim()
    .replaceAll(/ +/gu, ' ');
}

function canonicalQuery(query: string): string {
  const pairs = query.split('&').filter((pair) => pair !== '');
  return pairs
    .map((pair) => {
      const [name = '', value = ''] = pair.split(/=(.*)/su).map(decode);
      return `${encode(name)}=${encode(value)}`;
    })
    .sort()
    .join('&');
}

function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/gu,
    (mark) => `%${(mark.codePointAt(0) ?? 0).toString(16).toUpperCase()}`,
  );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * What was signed for the body; undefined when a stated hash is not that of the body. Other statements are those of S3:
 * unsigned, or signed in pieces.
 */
function payloadHash({ headers, body }: AwsRequest): string | undefined {
  const stated = headers['x-amz-content-sha256'];
  if (typeof stated === 'string' && /^(UNSIGNED-PAYLOAD|STREAMING-[A-Z0-9-]+)$/u.test(stated)) return stated;
  const hash = sha256(body);
  return typeof stated !== 'string' || stated === hash ? hash : undefined;
}
