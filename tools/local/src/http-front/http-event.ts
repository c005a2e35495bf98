import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import * as z from 'zod';
import { accountId } from '../emulators/resource-names.ts';
import type { MatchedRoute } from './match-route.ts';
import type { VerifiedToken } from './token-issuer.ts';

export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly sourceIp: string;
}

/** The event of an HTTP API, payload format 2.0. As there, `rawPath` is decoded and `rawQueryString` is not. */
export const makeHttpEvent = (
  request: HttpRequest,
  { route, pathParameters }: MatchedRoute,
  token: VerifiedToken | undefined,
) => {
  const [path = '', query = ''] = request.url.split(/\?(.*)/su);
  const routeKey = `${route.method} ${route.path}`;
  const rawPath = decodeURIComponent(path);
  const parameters = joinRepeated(new URLSearchParams(query));
  const cookies = request.headers.cookie?.split('; ');
  return {
    version: '2.0',
    routeKey,
    rawPath,
    rawQueryString: query,
    ...(cookies === undefined ? {} : { cookies }),
    headers: headerTexts(request.headers),
    ...(Object.keys(parameters).length === 0 ? {} : { queryStringParameters: parameters }),
    ...(Object.keys(pathParameters).length === 0 ? {} : { pathParameters }),
    requestContext: {
      ...requestContext(request, routeKey, rawPath),
      ...(token === undefined ? {} : { authorizer: makeAuthorizer(token) }),
    },
    ...bodyFields(request),
  };
};

const structuredAnswer = z.object({
  statusCode: z.coerce.number().int().min(100).max(599),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  cookies: z.array(z.string()).optional(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().optional(),
});

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: string | Buffer;
}

/** What a function answered, as HTTP. Without a status code the whole answer is the JSON body, as format 2.0 has it. */
export const readHttpAnswer = (answer: unknown): HttpAnswer => {
  const parsed = structuredAnswer.safeParse(answer);
  if (!parsed.success) {
    return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(answer) };
  }
  const { statusCode, headers = {}, cookies = [], body, isBase64Encoded = false } = parsed.data;
  const texts = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)] as const);
  return {
    status: statusCode,
    headers: { ...Object.fromEntries(texts), ...(cookies.length === 0 ? {} : { 'set-cookie': cookies }) },
    body: Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8'),
  };
};

/** Values of a repeated parameter are joined by commas. */
function joinRepeated(query: URLSearchParams): Record<string, string> {
  return Object.fromEntries([...new Set(query.keys())].map((name) => [name, query.getAll(name).join(',')]));
}

function headerTexts(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || name === 'cookie' ? [] : [[name, String(value)]],
    ),
  );
}

function requestContext(request: HttpRequest, routeKey: string, path: string) {
  const now = new Date();
  return {
    accountId,
    apiId: 'local',
    domainName: request.headers.host ?? '127.0.0.1',
    domainPrefix: 'local',
    http: {
      method: request.method,
      path,
      protocol: 'HTTP/1.1',
      sourceIp: request.sourceIp,
      userAgent: request.headers['user-agent'] ?? '',
    },
    requestId: randomUUID(),
    routeKey,
    stage: '$default',
    time: now.toISOString(),
    timeEpoch: now.getTime(),
  };
}

function makeAuthorizer({ claims, scopes }: VerifiedToken) {
  return {
    jwt: {
      claims: Object.fromEntries(Object.entries(claims).map(([name, value]) => [name, claimText(value)])),
      scopes: scopes.length === 0 ? null : scopes,
    },
  };
}

/** Claims reach a function as texts, whatever they were in the token. */
function claimText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(String).join(' ')}]`;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function bodyFields({ body, headers }: HttpRequest) {
  if (body.length === 0) return { isBase64Encoded: false };
  const asText = isText(headers['content-type'] ?? '');
  return { body: body.toString(asText ? 'utf8' : 'base64'), isBase64Encoded: !asText };
}

function isText(contentType: string): boolean {
  return /^(text\/|application\/([\w.+-]*\+)?(json|xml|javascript))/u.test(contentType);
}
