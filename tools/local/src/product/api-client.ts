import {
  failureList,
  runEstimate,
  runList,
  runView,
  sourceList,
  sourceView,
  type RunView,
} from '@word-list/domain/api';
import type { RunMode, SourceFormat } from '@word-list/domain';
import * as z from 'zod';
import { ApiRefused } from './errors.ts';

const problem = z.looseObject({
  type: z.string().optional(),
  detail: z.string().optional(),
  title: z.string().optional(),
  message: z.string().optional(),
});

export type SourceView = z.infer<typeof sourceView>;
export type RunSummaryView = z.infer<typeof runList>['runs'][number];

export interface StartInput {
  readonly mode: RunMode;
  readonly model: string;
  readonly budgetUsd?: number;
}

interface Request {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

const refusal = (status: number, text: string): ApiRefused => {
  const parsed = problem.safeParse(JSON.parse(text.startsWith('{') ? text : '{}'));
  const { type = 'unknown', detail, title, message } = parsed.data ?? {};
  return new ApiRefused(status, type, detail ?? title ?? message ?? `status ${status}`);
};

type Call = <Schema extends z.ZodType>(
  schema: Schema,
  path: string,
  request?: Request,
) => Promise<z.output<Schema>>;

const makeCall =
  (origin: string, token: string): Call =>
  async (schema, path, { method = 'GET', body, headers = {} } = {}) => {
    const response = await fetch(`${origin}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw refusal(response.status, text);
    return schema.parse(JSON.parse(text));
  };

interface SourceFields {
  readonly name: string;
  readonly url: string;
  readonly format: SourceFormat;
}

const sourceCalls = (call: Call) => ({
  async sources(): Promise<readonly SourceView[]> {
    const found: SourceView[] = [];
    for (let cursor = ''; ;) {
      const page = await call(sourceList, `/api/sources?limit=1000${cursor}`);
      found.push(...page.sources);
      if (page.next === undefined) return found;
      cursor = `&cursor=${encodeURIComponent(page.next)}`;
    }
  },
  addSource: (source: SourceFields) => call(sourceView, '/api/sources', { method: 'POST', body: source }),
  changeSource: ({ id, version }: SourceView, source: SourceFields) =>
    call(sourceView, `/api/sources/${id}`, {
      method: 'PUT',
      body: source,
      headers: { 'if-match': `"${version}"` },
    }),
});

const runCalls = (call: Call) => ({
  async newestRun(sourceId: string): Promise<RunSummaryView | undefined> {
    return (await call(runList, `/api/sources/${sourceId}/runs?limit=1`)).runs[0];
  },
  startRun: (sourceId: string, input: StartInput, key: string) =>
    call(runView, `/api/sources/${sourceId}/runs`, {
      method: 'POST',
      body: input,
      headers: { 'idempotency-key': key },
    }),
  estimate: (sourceId: string, input: StartInput) =>
    call(runEstimate, `/api/sources/${sourceId}/runs?dryRun=true`, { method: 'POST', body: input }),
  run: (id: string): Promise<RunView> => call(runView, `/api/runs/${id}`),
  async *failures(id: string): AsyncGenerator<z.output<typeof failureList>['failures']> {
    let cursor = '';
    do {
      const { failures, next } = await call(failureList, `/api/runs/${id}/failures?limit=10000${cursor}`);
      yield failures;
      cursor = next === undefined ? '' : `&cursor=${encodeURIComponent(next)}`;
    } while (cursor !== '');
  },
});

/** The HTTP API of the stack, as its own command line uses it. Every call throws ApiRefused when the answer is no. */
export const makeApiClient = (origin: string, token: string) => {
  const call = makeCall(origin, token);
  return { ...sourceCalls(call), ...runCalls(call) };
};

export type ApiClient = ReturnType<typeof makeApiClient>;
