import { setTimeout as sleep } from 'node:timers/promises';
import { errorDocument } from '../http/api-error.ts';
import { makePauses, type Pauses } from './pauses.ts';
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
const unreachable: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;

const failure = (status: number, message: string): UpstreamReply => ({
  status,
  document: errorDocument(message, { type: 'server_error', code: 'upstream_error' }),
});

const parseReply = ({ status, text }: Reply): UpstreamReply => {
  try {
    return { status, document: JSON.parse(text) };
  } catch {
    // A proxy's page, or a reply that was cut: either is worth another try.
    return failure(
      status < 400 ? 502 : status,
      `The server answered ${String(status)} with something that is not JSON.`,
    );
  }
};

/** One request on its way to a final reply. */
interface Errand {
  readonly signal: AbortSignal;
  readonly pauses: Pauses;
  readonly options: UpstreamOptions;
  /** Tries that reached the server. */
  tries: number;
  busyReplies: number;
}

const isSpent = ({ tries, options }: Errand): boolean => tries >= (options.attempts ?? usual.attempts);

const backOff = async ({ tries, busyReplies, signal, options }: Errand): Promise<void> => {
  const doubled = (options.backoffMs ?? usual.backoffMs) * 2 ** Math.max(0, tries + busyReplies - 1);
  await sleep(Math.min(longestBackoffMs, doubled) * (0.5 + options.random() / 2), undefined, { signal });
};

/** Undefined: try again. */
const judgeReply = async (errand: Errand, reply: Reply): Promise<UpstreamReply | undefined> => {
  errand.pauses.reached();
  const parsed = parseReply(reply);
  if (!retried.has(parsed.status)) return parsed;
  if (reply.status === 429 && errand.busyReplies < mostBusyReplies) errand.busyReplies += 1;
  else errand.tries += 1;
  if (isSpent(errand)) return parsed;
  const asked = retryAfterMs(reply.headers, errand.options.clock());
  if (asked === undefined) await backOff(errand);
  else errand.pauses.pauseFor(asked);
  return undefined;
};

/** Undefined: try again. */
const judgeFailure = async (errand: Errand, error: unknown): Promise<UpstreamReply | undefined> => {
  errand.signal.throwIfAborted();
  if (!unreachable.has(codeOf(error))) errand.tries += 1;
  else if (errand.pauses.connectionFailed())
    errand.options.report('upstream is not reachable, pausing', { error });
  if (isSpent(errand)) {
    const reason = error instanceof Error ? error.message : String(error);
    return failure(504, `The server gave no answer in ${String(errand.tries)} tries: ${reason}`);
  }
  await backOff(errand);
  return undefined;
};

/** Posts to one server until it has said something final: bounded tries, pauses, a breaker. */
export const makeUpstreamClient = (options: UpstreamOptions) => {
  const { apiKey, clock, breakMs = usual.breakMs, timeoutMs = usual.timeoutMs } = options;
  const pauses = makePauses({ breakAfter, breakMs, clock });
  const base = options.baseUrl.replace(/\/+$/, '');
  const headers = apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` };

  const post = (path: string, document: unknown, signal: AbortSignal): Promise<Reply> => {
    const limited = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
    return postJson({ url: new URL(base + path), headers, document, signal: limited });
  };

  return {
    /** The final reply; a server that cannot be reached is waited for. Rejects only when the signal is aborted. */
    async send(path: string, document: unknown, signal: AbortSignal): Promise<UpstreamReply> {
      const errand: Errand = { signal, pauses, options, tries: 0, busyReplies: 0 };
      for (;;) {
        await pauses.wait(signal);
        const outcome = await post(path, document, signal).then(
          (reply) => judgeReply(errand, reply),
          (error: unknown) => judgeFailure(errand, error),
        );
        if (outcome !== undefined) return outcome;
      }
    },
  };
};

export type UpstreamClient = ReturnType<typeof makeUpstreamClient>;
