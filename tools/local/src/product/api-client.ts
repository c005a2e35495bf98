import type { ApiClient, ApiOperations, SourceInput } from '@word-list/domain/api/client';
import type { RunView } from '@word-list/domain/api';
import type { RunMode, SourceFormat } from '@word-list/domain';
import { bodyOf, openApi } from './open-api.ts';

type Body<Id extends keyof ApiOperations, Status extends number> = Extract<
  ApiOperations[Id]['answer'],
  { readonly status: Status }
>['body'];

export type SourceView = Body<'getSource', 200>;
export type RunSummaryView = Body<'listRuns', 200>['runs'][number];
type Failures = Body<'listFailures', 200>['failures'];

export interface StartInput {
  readonly mode: RunMode;
  readonly model: string;
  readonly budgetUsd?: number;
}

interface SourceFields {
  readonly name: string;
  readonly url: string;
  readonly format: SourceFormat;
}

/** The HTTP API of a stack, for its operator. Every call throws ApiRefused when the answer is no. */
export const makeStackClient = (origin: string, token: string) => {
  const api = openApi({ origin, token });
  return { ...sourceCalls(api), ...runCalls(api), ...judgeCalls(api) };
};

export type StackClient = ReturnType<typeof makeStackClient>;

function sourceCalls(api: ApiClient) {
  return {
    async sources(): Promise<readonly SourceView[]> {
      const found: SourceView[] = [];
      for (let cursor: string | undefined; ;) {
        const query = { limit: 1000, ...(cursor === undefined ? {} : { cursor }) };
        const page = bodyOf(await api.listSources({ query }), 200);
        found.push(...page.sources);
        cursor = page.next;
        if (cursor === undefined) return found;
      }
    },
    async addSource(body: SourceFields): Promise<SourceView> {
      return bodyOf(await api.addSource({ body: body as SourceInput }), 201);
    },
    async changeSource({ id, version }: SourceView, body: SourceFields): Promise<SourceView> {
      const request = { path: { id }, headers: { 'If-Match': `"${version}"` }, body: body as SourceInput };
      return bodyOf(await api.replaceSource(request), 200);
    },
  };
}

function judgeCalls(api: ApiClient) {
  return {
    async hasJudge(id: string): Promise<boolean> {
      return bodyOf(await api.listJudges({}), 200).judges.some((judge) => judge.id === id);
    },
    async putNorms(norms: ApiOperations['putNorms']['request']): Promise<Body<'putNorms', 201>> {
      const answer = await api.putNorms(norms);
      return answer.status === 200 ? answer.body : bodyOf(answer, 201);
    },
  };
}

function runCalls(api: ApiClient) {
  return {
    async newestRun(id: string): Promise<RunSummaryView | undefined> {
      return bodyOf(await api.listRuns({ path: { id }, query: { limit: 1 } }), 200).runs[0];
    },
    async startRun(id: string, body: StartInput, key: string): Promise<RunView> {
      const headers = { 'Idempotency-Key': key };
      return bodyOf(await api.startRun({ path: { id }, headers, body }), 202) as RunView;
    },
    async estimate(id: string, body: StartInput) {
      return bodyOf(await api.startRun({ path: { id }, query: { dryRun: true }, body }), 200);
    },
    async run(id: string): Promise<RunView> {
      return bodyOf(await api.getRun({ path: { id } }), 200) as RunView;
    },
    async *failures(id: string): AsyncGenerator<Failures> {
      let cursor: string | undefined;
      do {
        const query = { limit: 10_000, ...(cursor === undefined ? {} : { cursor }) };
        const page = bodyOf(await api.listFailures({ path: { id }, query }), 200);
        yield page.failures;
        cursor = page.next;
      } while (cursor !== undefined);
    },
  };
}
