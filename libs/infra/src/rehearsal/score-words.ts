import * as z from 'zod';

import { stageName, tokenScope } from '../names.ts';
import { routes } from '../topology.ts';

/** Calls a function of the stage with an event and returns its answer. */
export type Invoke = (functionName: string, event: object) => Promise<unknown>;

export interface ScoreWordsPorts {
  readonly invoke: Invoke;
  /** Waits that many seconds. */
  readonly wait: (seconds: number) => Promise<void>;
  readonly say: (line: string) => void;
}

export interface ScoreWordsInput {
  readonly stage: string;
  readonly domain: string;
  /** Where the list is, by https. */
  readonly url: string;
  readonly budgetUsd: number;
  /** How often, a minute apart, the run is looked at before it counts as stuck. */
  readonly looks: number;
}

const answer = z.object({ statusCode: z.number(), body: z.string() });
const source = z.object({ id: z.string() });
const run = z.object({ id: z.string() });
const progress = z.looseObject({
  status: z.string(),
  counts: z.looseObject({ scored: z.number(), failed: z.number() }),
});

const ended = ['complete', 'complete_with_failures', 'failed', 'cancelled'];

/**
 * Registers the list at `url`, runs it and waits for its end. It calls api-sources itself, as API Gateway would with an
 * operator's token: a workflow has no browser to sign in with. Throws when the run does not end complete.
 */
export function scoreWords({ invoke, wait, say }: ScoreWordsPorts) {
  return async ({ stage, domain, url, budgetUsd, looks }: ScoreWordsInput): Promise<number> => {
    const ask = async (method: string, path: string, body?: object): Promise<unknown> => {
      const event = eventOf({ method, path, domain, ...(body && { body }) });
      const { statusCode, body: text } = answer.parse(await invoke(stageName(stage, 'api-sources'), event));
      if (statusCode >= 300) throw new Error(`${method} ${path} was answered with ${statusCode}: ${text}`);
      return JSON.parse(text);
    };
    const { id: sourceId } = source.parse(
      await ask('POST', '/api/sources', { name: 'rehearsal', url, format: { kind: 'lines' } }),
    );
    const { id } = run.parse(await ask('POST', `/api/sources/${sourceId}/runs`, { budgetUsd, mode: 'all' }));
    for (let look = 0; look < looks; look += 1) {
      const { status, counts } = progress.parse(await ask('GET', `/api/runs/${id}`));
      say(`${status}: ${counts.scored} scored, ${counts.failed} failed`);
      if (status === 'complete') return counts.scored;
      if (ended.includes(status)) throw new Error(`The run ended as ${status}`);
      await wait(60);
    }
    throw new Error(`The run did not end within ${looks} minutes`);
  };
}

/** The event of API Gateway for a caller whose token holds every scope. */
function eventOf({
  method,
  path,
  domain,
  body,
}: {
  method: string;
  path: string;
  domain: string;
  body?: object;
}) {
  const scopes = routes.flatMap(({ scope }) => (scope === undefined ? [] : [tokenScope(domain, scope)]));
  return {
    version: '2.0',
    rawPath: path,
    rawQueryString: '',
    headers: { host: domain, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
    isBase64Encoded: false,
    requestContext: {
      requestId: 'rehearsal',
      http: { method, path },
      authorizer: { jwt: { claims: {}, scopes: [...new Set(scopes)] } },
    },
  };
}
