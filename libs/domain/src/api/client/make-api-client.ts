import { apiRoutes, type ApiOperations } from './api-operations.ts';

/** Carries a request to the API and its answer back. */
export type Send = (request: {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}) => Promise<{
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}>;

/** Every operation of the API as a function. An answer is told apart by its `status`. */
export type ApiClient = {
  readonly [Id in keyof ApiOperations]: (
    request: ApiOperations[Id]['request'],
  ) => Promise<ApiOperations[Id]['answer']>;
};

type Values = Readonly<Record<string, unknown>>;

interface AnyRequest {
  readonly path?: Values;
  readonly query?: Values;
  readonly headers?: Values;
  readonly body?: unknown;
  /** In place of a body of JSON. */
  readonly text?: string;
  readonly textType?: string;
}

/** Makes a client of this API. The types are those of the OpenAPI document; answers are not checked against them. */
export const makeApiClient = (send: Send): ApiClient => {
  const call = async ({ method, path }: { method: string; path: string }, request: AnyRequest) => {
    const body = request.text ?? (request.body === undefined ? undefined : JSON.stringify(request.body));
    const typed = body === undefined ? {} : { 'content-type': request.textType ?? 'application/json' };
    const { status, headers, text } = await send({
      method,
      url: urlOf(path, request),
      headers: { ...typed, ...Object.fromEntries(present(request.headers)) },
      ...(body !== undefined && { body }),
    });
    return {
      status,
      headers,
      text,
      body: isJson(headers) && text !== '' ? (JSON.parse(text) as unknown) : undefined,
    };
  };

  const functions = Object.entries(apiRoutes).map(([id, route]) => [
    id,
    (request: AnyRequest) => call(route, request),
  ]);
  return Object.fromEntries(functions) as ApiClient;
};

function urlOf(path: string, request: AnyRequest): string {
  const filled = present(request.path).reduce(
    (url, [name, value]) => url.replace(`{${name}}`, encodeURIComponent(value)),
    path,
  );
  const search = new URLSearchParams(present(request.query)).toString();
  return search === '' ? filled : `${filled}?${search}`;
}

function present(values: Values = {}): [string, string][] {
  return Object.entries(values).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, textOf(value)]],
  );
}

function textOf(value: unknown): string {
  return Array.isArray(value) ? value.map(String).join(',') : String(value);
}

function isJson(headers: Readonly<Record<string, string>>): boolean {
  return /[/+]json\s*(;|$)/.test(headers['content-type'] ?? '');
}
