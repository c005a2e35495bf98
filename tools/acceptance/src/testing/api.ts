import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';

const count = z.int().min(0);

const run = z.looseObject({
  id: z.string(),
  status: z.string(),
  reason: z.string().nullable(),
  blocked: z.string().nullable(),
  counts: z.looseObject({
    lines: count,
    rejected: z.record(z.string(), count),
    duplicates: count,
    accepted: count,
    known: count,
    scored: count,
    failed: count,
    cancelled: count,
  }),
  list: z.looseObject({ readAs: z.string().nullable() }).nullable(),
});

export type Run = z.infer<typeof run>;

const live = new Set(['queued', 'chunking', 'scoring', 'cancelling']);
const identified = z.looseObject({ id: z.string() });
const sources = z.looseObject({ sources: z.array(z.looseObject({ id: z.string(), url: z.string() })) });

interface Call {
  readonly method?: string;
  readonly body?: unknown;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** The HTTP API of a running stack, as any client sees it. */
export const makeApi = (origin: string, token: string) => {
  const call = async (path: string, { method = 'GET', body }: Call = {}): Promise<Answer> => {
    const response = await fetch(`${origin}/api${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json() };
  };

  const readRun = async (id: string): Promise<Run> => run.parse((await call(`/runs/${id}`)).body);

  return {
    call,
    readRun,
    addSource: (source: { name: string; url: string; format?: unknown }): Promise<Answer> =>
      call('/sources', { method: 'POST', body: { format: { kind: 'lines' }, ...source } }),
    async sources() {
      return sources.parse((await call('/sources')).body).sources;
    },
    /** Answers the id of the run. */
    async start(sourceId: string): Promise<string> {
      const { body } = await call(`/sources/${sourceId}/runs`, { method: 'POST', body: {} });
      return identified.parse(body).id;
    },
    /** The run when it is as wanted; by default when it has ended. Throws when that takes longer than three minutes. */
    async until(id: string, wanted = (seen: Run): boolean => !live.has(seen.status)): Promise<Run> {
      const giveUpAt = Date.now() + 180_000;
      for (;;) {
        const seen = await readRun(id);
        if (wanted(seen)) return seen;
        if (Date.now() > giveUpAt) throw new Error(`still waiting for run ${JSON.stringify(seen)}`);
        await sleep(50);
      }
    },
  };
};

export type Api = ReturnType<typeof makeApi>;
