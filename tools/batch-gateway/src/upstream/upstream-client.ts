import { setTimeout as sleep } from 'node:timers/promises';
import { errorDocument } from '../http/api-error.ts';
import { makePauses } from './pauses.ts';
import { postJson, type Reply } from './post-json.ts';
import { retryAfterMs } from './retry-after.ts';
import type { UpstreamOptions } from './upstream-options.ts';

/** The last word of a server on one request. */
export interface UpstreamReply {
  readonly status: number;
  readonly document: unknown;
}

const usual = { timeoutMs: 15 * 60 * 1000, attempts: 5, backoffMs: 500, breakMs: 15_000 } as const;
const longestBackoffMs = 30_000;
const breakAfter = 10;
/** A busy server has not begun: being told so does not use up a try, but not without end either. */
const mostBusyReplies = 50;

const retried: ReadonlySet<number> = new Set([408, 409, 425, 429, 500, 502, 503, 504, 529]);

/** Nothing was there to take the request, so it was surely not begun. */
const unreachable: ReadonlySet<unknown> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);

const failure = (status: number, message: string): UpstreamReply => ({
  status,
  document: errorDocument(message, { type: 'server_error', code: 'upstream_error' }),
});

const parseReply = ({ status, text }: Reply): UpstreamReply => {
  try {
    return { status, document: JSON.parse(text) };
  } catch {
    // A proxy's page, or a reply that was cut: either is worth another try.
    return failure(status < 400 ? 502 : status, `The server answered ${String(status)} with something that is not JSON.`);
  }
};

interface Tries {
  used: number;
  busy: number;
}

/** Posts to one server until it has said something final: bounded tries, pauses, a breaker. */
export const makeUpstreamClient = (options: UpstreamOptions) => {
  const { apiKey, clock, random, report } = options;
  const settings = {
    timeoutMs: options.timeoutMs ?? usual.timeoutMs,
    attempts: options.attempts ?? usual.attempts,
    backoffMs: options.backoffMs ?? usual.backoffMs,
  };
  const pauses = makePauses({ breakAfter, breakMs: options.breakMs ?? usual.breakMs, clock });
  const base = options.baseUrl.replace(/\/+$/, '');
  const headers = apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` };

  const backOff = async (tries: number, signal: AbortSignal): Promise<void> => {
    const longest = Math.min(longestBackoffMs, settings.backoffMs * 2 ** Math.max(0, tries - 1));
    await sleep(longest * (0.5 + random() / 2), undefined, { signal });
  };

  const post = async (path: string, document: unknown, signal: AbortSignal): Promise<Reply> => {
    const limited = AbortSignal.any([signal, AbortSignal.timeout(settings.timeoutMs)]);
    return postJson({ url: new URL(base + path), headers, document, signal: limited });
  };

  /** Undefined: try again. */
  const judgeReply = async (reply: Reply, tries: Tries, signal: AbortSignal): Promise<UpstreamReply | undefined> => {
    pauses.reached();
    const parsed = parseReply(reply);
    if (!retried.has(parsed.status)) return parsed;
    if (reply.status === 429 && tries.busy < mostBusyReplies) tries.busy += 1;
    else tries.used += 1;
    if (tries.used >= settings.attempts) return parsed;
    const asked = retryAfterMs(reply.headers, clock());
    if (asked === undefined) await backOff(tries.used + tries.busy, signal);
    else pauses.pauseFor(asked);
    return undefined;
  };

  /** Undefined: try again. */
  const judgeFailure = async (error: unknown, tries: Tries, signal: AbortSignal): Promise<UpstreamReply | undefined> => {
    signal.throwIfAborted();
    if (unreachable.has(codeOf(error))) {
      if (pauses.connectionFailed()) report('upstream is not reachable, pausing', { error });
    } else tries.used += 1;
    if (tries.used >= settings.attempts) {
      return failure(504, `The server gave no answer in ${String(tries.used)} tries: ${error instanceof Error ? error.message : String(error)}`);
    }
    await backOff(tries.used, signal);
    return undefined;
  };

  return {
    /** The final reply; a server that cannot be reached is waited for. Rejects only when the signal is aborted. */
    async send(path: string, document: unknown, signal: AbortSignal): Promise<UpstreamReply> {
      const tries: Tries = { used: 0, busy: 0 };
      for (;;) {
        await pauses.wait(signal);
        const outcome = await post(path, document, signal).then(
          (reply) => judgeReply(reply, tries, signal),
          (error: unknown) => judgeFailure(error, tries, signal),
        );
        if (outcome !== undefined) return outcome;
      }
    },
  };
};

export type UpstreamClient = ReturnType<typeof makeUpstreamClient>;
