import { makeApiClient, type ApiClient, type Send } from '@word-list/domain/api/client';
import { expire, token } from '../sign-in/token.ts';
import { noteAnswer, noteSilence, type SilenceReason } from './silence.ts';

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
    super(textOf(detail) ?? textOf(title) ?? plainly[status] ?? `The server answered ${status}.`);
    this.status = status;
    this.parameter = textOf(parameter);
    this.possible = typeof possible === 'number' ? possible : undefined;
  }
}

/** What the gateway in front of the API says in two words. */
const plainly: Readonly<Record<number, string>> = {
  401: 'You are not signed in.',
  403: 'You are signed in, but may not do this.',
  413: 'That is too much at once.',
};

/** No answer came: there is no connection, nobody at the other end, or too many ask. */
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
      if (response.status === 429) throw new Silent('Too many ask at once.');
      if (response.status === 401) expire();
      noteAnswer();
      return { status: response.status, headers: Object.fromEntries(response.headers), text };
    } catch (cause) {
      if (signal?.aborted === true) throw cause;
      noteSilence(reasonOf(cause));
      throw cause instanceof Silent ? cause : new Silent('There was no answer.', { cause });
    }
  };

function reasonOf(cause: unknown): SilenceReason {
  if (!navigator.onLine) return 'offline';
  return cause instanceof Silent && cause.message.startsWith('Too many') ? 'busy' : 'away';
}

function fieldsOf(body: unknown): Readonly<Record<string, unknown>> {
  return typeof body === 'object' && body !== null ? { ...body } : {};
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
