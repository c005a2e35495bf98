import { makeApiClient, type ApiClient, type Send } from '@word-list/domain/api/client';
import { expire, token } from '../sign-in/token.ts';
import { fieldsOf, textOf } from './fields.ts';
import { noteAnswer, noteSilence, type SilenceReason } from './silence.ts';

/** What the API said instead of answering: RFC 9457's fields, as far as they came. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly status: number;
  /** The parameter that was not taken. */
  readonly parameter: string | undefined;
  /** How many words there are, where more were asked for. */
  readonly possible: number | undefined;
  /** How many there are at most in any order, where that can be told. */
  readonly most: number | undefined;
  /** What leaving out one rule or filter would bring, the most first. */
  readonly lifting: readonly Lifting[];

  constructor(status: number, body: unknown) {
    const { detail, title, parameter, possible, most, lifting } = fieldsOf(body);
    super(textOf(detail) ?? textOf(title) ?? plainly[status] ?? `The server answered ${status}.`);
    this.status = status;
    this.parameter = textOf(parameter);
    this.possible = numberOf(possible);
    this.most = numberOf(most);
    this.lifting = Array.isArray(lifting) ? lifting.flatMap(readLifting) : [];
  }
}

/** A parameter, and how many words there would be without it. */
export interface Lifting {
  readonly without: string;
  readonly possible: number;
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

const tooMany = 'Too many ask at once.';

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function readLifting(value: unknown): Lifting[] {
  const { without, possible } = fieldsOf(value);
  return typeof without === 'string' && typeof possible === 'number' ? [{ without, possible }] : [];
}

function send(signal: AbortSignal | undefined): Send {
  return async (request) => {
    try {
      const answer = await fetchAnswer(request, signal);
      noteAnswer();
      return answer;
    } catch (cause) {
      if (signal?.aborted === true) throw cause;
      noteSilence(reasonOf(cause));
      throw cause instanceof Silent ? cause : new Silent('There was no answer.', { cause });
    }
  };
}

async function fetchAnswer(
  { method, url, headers, body }: Parameters<Send>[0],
  signal: AbortSignal | undefined,
): ReturnType<Send> {
  const authorization = token.value === undefined ? {} : { authorization: `Bearer ${token.value}` };
  const response = await fetch(url, {
    method,
    // No `accept`: what is on its way already answers only a question with the same headers.
    headers: { ...headers, ...authorization },
    ...(body !== undefined && { body }),
    ...(signal && { signal }),
  });
  const text = await response.text();
  const { status } = response;
  if (status >= 502) throw new Silent(`The server answered ${status}.`);
  if (status === 429) throw new Silent(tooMany);
  if (status === 401) expire();
  return { status, headers: Object.fromEntries(response.headers), text };
}

function reasonOf(cause: unknown): SilenceReason {
  if (!navigator.onLine) return 'offline';
  return cause instanceof Silent && cause.message === tooMany ? 'busy' : 'away';
}
