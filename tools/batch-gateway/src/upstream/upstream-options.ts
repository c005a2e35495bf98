import type { Report } from '../batches/runner-context.ts';
import type { UpstreamStatus } from './upstream-status.ts';

export const upstreamStyles = ['responses', 'chat', 'plain'] as const;

/**
 * How a server is asked: at /responses or /chat/completions with an answer schema where it takes one, or for plain
 * rows without any.
 */
export type UpstreamStyle = (typeof upstreamStyles)[number];

export interface UpstreamOptions {
  /** As the SDK takes it, `/v1` included: `http://127.0.0.1:11434/v1`. */
  readonly baseUrl: string;
  readonly apiKey?: string | undefined;
  /** The name that the server knows the model by; default the request's own. */
  readonly model?: string | undefined;
  /** Found out with the first requests if not given. */
  readonly style?: UpstreamStyle | undefined;
  /** Requests at a time; default 4. */
  readonly concurrency?: number | undefined;
  /** Milliseconds that one try may take; default 15 minutes. */
  readonly timeoutMs?: number | undefined;
  /** Tries per request that reached the server; default 5. */
  readonly attempts?: number | undefined;
  /** Milliseconds before the second try; doubles from there, with jitter; default 500. */
  readonly backoffMs?: number | undefined;
  /** Milliseconds of pause after ten connections in a row failed, and while a model is being loaded; default 15 s. */
  readonly breakMs?: number | undefined;
  readonly clock: () => number;
  /** From 0 to 1 (without 1), for the jitter. */
  readonly random: () => number;
  readonly report: Report;
  /** Where it is noted why nothing goes through just now; default nowhere. */
  readonly status?: UpstreamStatus | undefined;
}
