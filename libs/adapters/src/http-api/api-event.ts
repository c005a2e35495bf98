import * as z from 'zod';

const headers = z.record(z.string(), z.string().optional());

/** What the authorizer of API Gateway found in a token. Claim values arrive as text. */
const authorizer = z.object({
  jwt: z
    .object({
      claims: z.record(z.string(), z.unknown()).default({}),
      scopes: z.array(z.string()).nullish(),
    })
    .optional(),
});

/** An event of an HTTP API, payload format 2.0: the parts that we read. */
export const apiEvent = z.object({
  version: z.literal('2.0'),
  rawPath: z.string(),
  rawQueryString: z.string().default(''),
  headers: headers.default({}),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().default(false),
  requestContext: z.object({
    requestId: z.string(),
    http: z.object({ method: z.string() }),
    authorizer: authorizer.optional(),
  }),
});

/** A parsed event. */
export type ApiEvent = z.infer<typeof apiEvent>;

/** Who calls, as the gateway found out. */
export interface Caller {
  readonly requestId: string;
  readonly scopes: readonly string[];
  /** Of the person or the client, as the token says; for the log of what they change. */
  readonly name: string;
}

/**
 * A request as routes read it. Not the `Request` of the web: to load that takes 40 ms of CPU, in each cold start and once more
 * than all that we read of it.
 */
export interface ApiRequest {
  readonly method: string;
  readonly url: URL;
  /** By names in lower case. */
  readonly headers: Readonly<Partial<Record<string, string>>>;
  /** Empty without one. */
  readonly body: Uint8Array;
}

/** Host of requests inside the function: routing and queries need a whole URL, nobody looks at its origin. */
const anyOrigin = 'http://api.internal';

/** The event as a request. Throws TypeError for a path that no URL can have. */
export const requestOf = (event: ApiEvent): ApiRequest => {
  const { method } = event.requestContext.http;
  const search = event.rawQueryString === '' ? '' : `?${event.rawQueryString}`;
  const given = Object.entries(event.headers).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name.toLowerCase(), value]],
  );
  return {
    method,
    url: new URL(`${anyOrigin}${pathOf(event)}${search}`),
    headers: Object.fromEntries(given),
    body: bodyOf(event),
  };
};

/** The scopes of the token: as the gateway lists them, else from the `scope` claim. */
export const callerOf = ({ requestContext }: ApiEvent): Caller => {
  const jwt = requestContext.authorizer?.jwt;
  const { scope } = jwt?.claims ?? {};
  const claimed = typeof scope === 'string' ? scope.split(' ').filter(Boolean) : [];
  return { requestId: requestContext.requestId, scopes: jwt?.scopes ?? claimed, name: nameOf(jwt?.claims) };
};

/** The gateway may pass the path decoded: characters that would end it in a URL are encoded again. */
function pathOf({ rawPath }: ApiEvent): string {
  return rawPath.replaceAll('?', '%3F').replaceAll('#', '%23');
}

function bodyOf({ body, isBase64Encoded }: ApiEvent): Uint8Array {
  return Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8');
}

/** Access tokens of Cognito name a person by `username`, a machine by `client_id`. */
function nameOf(claims: Readonly<Record<string, unknown>> = {}): string {
  const names = [claims['username'], claims['sub'], claims['client_id']];
  return names.find((name): name is string => typeof name === 'string' && name !== '') ?? 'unknown';
}
