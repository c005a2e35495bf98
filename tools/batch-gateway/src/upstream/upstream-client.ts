import { setTimeout as sleep } from 'node:timers/promises';
import { errorWords, serverWords } from '@word-list/domain';
import { errorDocument } from '../http/api-error.ts';
import { finalRefusal, isLoading, isTooLong, type UpstreamReply } from './judge-reply.ts';
import { makePauses, type Pauses } from './pauses.ts';
import { postJson, type Reply } from './post-json.ts';
import { retryAfterMs } from './retry-after.ts';
import type { UpstreamOptions } from './upstream-options.ts';

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

/** One request on its way to a final reply. */
interface Errand {
  readonly signal: AbortSignal;
  readonly pauses: Pauses;
  readonly options: UpstreamOptions;
  /** Tries that reached the server. */
  tries: number;
  busyReplies: number;
}

/** Posts to one server until it has said something final: bounded tries, pauses, a breaker. */
export const makeUpstreamClient = (options: UpstreamOptions) => {
  const { apiKey, clock, breakMs = usual.breakMs, timeoutMs = usual.timeoutMs } = options;
  const pauses = makePauses({ breakAfter, breakMs, clock });
  const base = options.baseUrl.replace(/\/+$/, '');
  const headers: Record<string, string> = apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` };

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

/** Undefined: try again. */
async function judgeReply(errand: Errand, reply: Reply): Promise<UpstreamReply | undefined> {
  const { pauses, options } = errand;
  const parsed = parseReply(reply);
  const asked = retryAfterMs(reply.headers, options.clock());
  noteReply(options, parsed);
  if (isLoading(parsed)) {
    pauses.pauseFor(asked ?? loadingMs(options));
    return undefined;
  }
  pauses.reached();
  if (!isWorthAnotherTry(parsed)) return parsed;
  if (reply.status === 429 && errand.busyReplies < mostBusyReplies) errand.busyReplies += 1;
  else errand.tries += 1;
  if (isSpent(errand)) return parsed;
  if (asked === undefined) await backOff(errand);
  else pauses.pauseFor(asked);
  return undefined;
}

function parseReply({ status, text }: Reply): UpstreamReply {
  try {
    return { status, document: JSON.parse(text) };
  } catch {
    // A proxy's page, or a reply that was cut: either is worth another try.
    const sample = serverWords(text.slice(0, 2000).replaceAll(/<[^>]*>/gu, ' '));
    return failure(
      status < 400 ? 502 : status,
      `The server answered ${String(status)} with something that is not JSON: ${sample}`,
    );
  }
}

function failure(status: number, message: string): UpstreamReply {
  return {
    status,
    document: errorDocument(message, { type: 'server_error', code: 'upstream_error' }),
  };
}

/** A refusal of everything is a problem, and so is what has to be tried again; any other reply shows that the server works. */
function noteReply({ status, baseUrl }: UpstreamOptions, reply: UpstreamReply): void {
  if (finalRefusal(reply) === undefined && !isWorthAnotherTry(reply)) status?.recover();
  else status?.fail(`${baseUrl} answers ${String(reply.status)}: ${errorWords(reply.document)}`);
}

function isWorthAnotherTry(reply: UpstreamReply): boolean {
  return retried.has(reply.status) && finalRefusal(reply) === undefined && !isTooLong(reply);
}

/** A model that is being loaded is looked for often: most are there within a minute. */
function loadingMs({ breakMs }: UpstreamOptions): number {
  return (breakMs ?? usual.breakMs) / 3;
}

function isSpent({ tries, options }: Errand): boolean {
  return tries >= (options.attempts ?? usual.attempts);
}

async function backOff({ tries, busyReplies, signal, options }: Errand): Promise<void> {
  const doubled = (options.backoffMs ?? usual.backoffMs) * 2 ** Math.max(0, tries + busyReplies - 1);
  await sleep(Math.min(longestBackoffMs, doubled) * (0.5 + options.random() / 2), undefined, { signal });
}

/** Undefined: try again. */
async function judgeFailure(errand: Errand, error: unknown): Promise<UpstreamReply | undefined> {
  const { signal, options, pauses } = errand;
  signal.throwIfAborted();
  const reason = error instanceof Error ? error.message : String(error);
  options.status?.fail(`${options.baseUrl} does not answer: ${serverWords(reason)}`);
  if (!unreachable.has(codeOf(error))) errand.tries += 1;
  else if (pauses.connectionFailed()) options.report('upstream is not reachable, pausing', { error });
  if (isSpent(errand))
    return failure(504, `The server gave no answer in ${String(errand.tries)} tries: ${reason}`);
  await backOff(errand);
  return undefined;
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
