import { gunzipSync } from 'node:zlib';
import type { ApiResult } from '../api-result.ts';

/** A request as a client makes it; `scopes` are those of its token, none without a token. */
export interface ApiCall {
  readonly method?: string;
  /** Path and query, as they stand in the URL. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text as it is; anything else as JSON. */
  readonly body?: unknown;
  readonly scopes?: readonly string[];
  /** Who calls; only with scopes. */
  readonly username?: string;
}

/** An answer, its body unpacked. */
export interface ApiReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** The body as JSON; throws when it is none. */
  readonly json: () => unknown;
}

/** The event that API Gateway makes of a request (payload format 2.0). */
export const apiGatewayEvent = ({
  method = 'GET',
  url,
  headers = {},
  body,
  scopes,
  username = 'operator',
}: ApiCall) => {
  const [rawPath = '', ...search] = url.split('?');
  const text = bodyText(body);
  const typed = text === undefined ? {} : { 'content-type': 'application/json' };
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath,
    rawQueryString: search.join('?'),
    headers: { host: 'api.example', ...typed, ...headers },
    ...(text !== undefined && { body: text }),
    isBase64Encoded: false,
    requestContext: {
      requestId: 'request-1',
      http: { method, path: rawPath, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'test' },
      ...(scopes && { authorizer: authorizerOf(scopes, username) }),
    },
  };
};

/** Makes the function that puts requests to a handler as API Gateway does. */
export const apiCaller =
  (handler: (event: unknown) => Promise<ApiResult>) =>
  async (call: ApiCall | string): Promise<ApiReply> => {
    const result = await handler(apiGatewayEvent(typeof call === 'string' ? { url: call } : call));
    const text = textOf(result);
    return {
      status: result.statusCode,
      headers: result.headers,
      text,
      json: () => {
        const value: unknown = JSON.parse(text);
        return value;
      },
    };
  };

function bodyText(body: unknown): string | undefined {
  return body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
}

function authorizerOf(scopes: readonly string[], username: string) {
  return {
    jwt: { claims: { iss: 'https://issuer.example', username, scope: scopes.join(' ') }, scopes },
  };
}

function textOf({ body, headers, isBase64Encoded }: ApiResult): string {
  if (!isBase64Encoded) return body;
  const bytes = Buffer.from(body, 'base64');
  return (headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes).toString('utf8');
}
