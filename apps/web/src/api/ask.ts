import { makeApiClient, type ApiClient, type Send } from '@word-list/domain/api/client';
import { noteAnswer, noteSilence } from './silence.ts';
import { token } from './token.ts';

/** What the API said instead of answering: RFC 9457's fields, as far as they came. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly status: number;
  /** The parameter that was not taken. */
  readonly parameter: string | undefined;
  /** How many words there are, where more were asked for. */
  readonly possible: number | undefined;

  constructor(status: number, body: unknown) {
    const { detail, title, parameter, possible } = fieldsOf(body);
    super(textOf(detail) ?? textOf(title) ?? `The server answered ${status}.`);
    this.status = status;
    this.parameter = textOf(parameter);
    this.possible = typeof possible === 'number' ? possible : undefined;
  }
}

/** No answer came: there is no connection, or nobody at the other end. */
export class Silent extends Error {
  override readonly name = 'Silent';
}

/** The API of the address that this page came from. The signal gives up on what was asked. */
export function ask(signal?: AbortSignal): ApiClient {
  return makeApiClient(send(signal));
}

/** The body of an answer with this status. Throws Refused for every other. */
export function bodyOf<A extends { readonly status: number; readonly body: unknown }, S extends A['status']>(
  answer: A,
  status: S,
): Extract<A, { readonly status: S }>['body'] {
  if (answer.status !== status) throw new Refused(answer.status, answer.body);
  return answer.body;
}

const send =
  (signal: AbortSignal | undefined): Send =>
  async ({ method, url, headers, body }) => {
    try {
      const authorization = token.value === undefined ? {} : { authorization: `Bearer ${token.value}` };
      const response = await fetch(url, {
        method,
        headers: { accept: 'application/json', ...headers, ...authorization },
        ...(body !== undefined && { body }),
        ...(signal && { signal }),
      });
      const text = await response.text();
      if (response.status >= 502) throw new Silent(`The server answered ${response.status}.`);
      noteAnswer();
      return { status: response.status, headers: Object.fromEntries(response.headers), text };
    } catch (cause) {
      if (signal?.aborted === true) throw cause;
      noteSilence();
      throw new Silent('There was no answer.', { cause });
    }
  };

function fieldsOf(body: unknown): Readonly<Record<string, unknown>> {
  return typeof body === 'object' && body !== null ? { ...body } : {};
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
