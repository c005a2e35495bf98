import * as z from 'zod';
import { backoff, type Backoff, waitBefore } from '../retry/backoff.ts';

export interface ModelClientOptions {
  /** Ends in `/v1`. */
  readonly baseURL: string;
  readonly apiKey: string;
  readonly retry?: Backoff;
}

export interface ModelCall {
  readonly method: 'GET' | 'POST';
  /** Below the base URL; begins with a slash, and may end in a query. */
  readonly path: string;
  readonly body?: FormData | string;
  /** JSON without it. */
  readonly accept?: string;
  /** For all of it: tries, the waits between them, and the body of the answer. */
  readonly milliseconds: number;
}

/** Sends requests. Throws ModelRefusal for any status that is no success, and what broke the connection or took too long. */
export interface ModelClient {
  /** Once. */
  send(call: ModelCall): Promise<Response>;
  /** Again after what passes by itself: only for what changes nothing. */
  read(call: ModelCall): Promise<Response>;
}

/** What the API answered in place of what it was asked for. */
export class ModelRefusal extends Error {
  override readonly name = 'ModelRefusal';
  readonly status: number;
  /** Of its error document; undefined for an answer that is none, such as the page of a proxy. */
  readonly said: z.infer<typeof errorDocument>['error'] | undefined;
  readonly isPassing: boolean;

  constructor({ status, headers }: Response, text: string) {
    const said = errorDocument.safeParse(readJson(text)).data?.error;
    super(`${status} ${said?.message ?? text.slice(0, longestText)}`);
    this.status = status;
    this.said = said;
    const asked = headers.get('x-should-retry');
    this.isPassing = asked === null ? passing.has(status) || status >= 500 : asked === 'true';
  }
}

/** A server's answer in place of what was asked for. */
export const errorDocument = z.object({
  error: z.looseObject({
    message: z.string().optional().catch(undefined),
    code: z.string().nullish().catch(undefined),
  }),
});

/** Timeout, conflict and too many requests. */
const passing = new Set([408, 409, 429]);

/** Of a page that a proxy answers. */
const longestText = 500;

/** Two more tries: a function that reads in vain reads again a minute later. */
const standard: Backoff = { ...backoff, retries: 2, firstMs: 500, capMs: 8000 };

/** The client of an API of the form of OpenAI's, with a key. A redirect is an error: it could make one create two. */
export function modelClient({ baseURL, apiKey, retry = standard }: ModelClientOptions): ModelClient {
  const base = baseURL.replace(/\/$/u, '');

  const sendOnce = async (call: ModelCall, signal: AbortSignal): Promise<Response> => {
    const { method, path, body, accept = 'application/json' } = call;
    const headers = {
      accept,
      authorization: `Bearer ${apiKey}`,
      ...(typeof body === 'string' && { 'content-type': 'application/json' }),
    };
    const request = {
      method,
      headers,
      signal,
      redirect: 'error',
      ...(body !== undefined && { body }),
    } as const;
    const response = await fetch(`${base}${path}`, request);
    if (!response.ok) throw new ModelRefusal(response, await response.text());
    return response;
  };

  return {
    send: (call) => sendOnce(call, AbortSignal.timeout(call.milliseconds)),
    async read(call) {
      const signal = AbortSignal.timeout(call.milliseconds);
      for (let tries = 1; ; tries += 1) {
        try {
          return await sendOnce(call, signal);
        } catch (error) {
          const isOver = signal.aborted || (error instanceof ModelRefusal && !error.isPassing);
          if (isOver || tries > retry.retries) throw error;
        }
        await waitBefore(tries, retry);
      }
    },
  };
}

/** Undefined for what is no JSON: nothing, or a proxy's page. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
