import { makeApiClient, type ApiClient, type Send } from '@word-list/domain/api/client';
import { ApiRefused } from './errors.ts';

interface Address {
  readonly origin: string;
  /** Of an operator. */
  readonly token?: string | undefined;
  /** Gives up on what was asked. */
  readonly signal?: AbortSignal | undefined;
}

/** The API at an address. */
export function openApi(address: Address): ApiClient {
  return makeApiClient(sendTo(address));
}

/** Carries requests to an address. */
export function sendTo({ origin, token, signal }: Address): Send {
  const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
  return async ({ url, headers, ...request }) => {
    const response = await fetch(`${origin}${url}`, {
      ...request,
      headers: { ...headers, ...authorization },
      ...(signal && { signal }),
    });
    const text = await response.text();
    return { status: response.status, headers: Object.fromEntries(response.headers), text };
  };
}

/** The body of an answer with this status. Throws ApiRefused for every other. */
export function bodyOf<A extends { readonly status: number; readonly body: unknown }, S extends A['status']>(
  answer: A,
  status: S,
): Extract<A, { readonly status: S }>['body'] {
  if (answer.status === status) return answer.body;
  const { detail, title, message, ...fields } = fieldsOf(answer.body);
  const said = [detail, title, message].find((text) => typeof text === 'string');
  throw new ApiRefused(answer.status, said ?? `status ${answer.status}`, fields);
}

function fieldsOf(body: unknown): Readonly<Record<string, unknown>> {
  return typeof body === 'object' && body !== null ? { ...body } : {};
}
