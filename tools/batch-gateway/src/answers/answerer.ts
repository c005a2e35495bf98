import type { ModelRequest } from './model-request.ts';

/** Why a server refuses everything until a person has done something: its code and its own words. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
}

/** What one request was answered with: an HTTP status and the document that goes with it. */
export interface Answer {
  readonly status: number;
  /** With status 200 a Response object, else `{error:{…}}`. */
  readonly body: unknown;
  readonly usage: { readonly input: number; readonly output: number };
  /** Set when every other request would be refused as well: the batch stops here, and this request was not run. */
  readonly stop?: Refusal;
}

/** Where a request comes from; a fault plan draws by it, so that a repeat meets the same fault. */
export interface AnswerContext {
  /** Number of the batch, from 1; 0 for a direct request. */
  readonly batchNumber: number;
  /** Index of the line in its batch, from 0. */
  readonly line: number;
  readonly signal: AbortSignal;
}

/** Who answers prompts. */
export interface Answerer {
  /** How many requests may be with it at a time. */
  readonly concurrency: number;
  /** The one model that answers, whatever name a request gives; undefined when the request chooses. */
  readonly model?: string | undefined;
  /** Why nothing is answered just now; undefined while all is well. */
  readonly problem?: () => { readonly words: string; readonly since: number } | undefined;
  /**
   * Answers one request. A failure that is the request's own (refused, too many tries) is an answer with
   * another status than 200; it rejects only when `signal` is aborted, and the request then counts as not asked.
   */
  answer(request: ModelRequest, context: AnswerContext): Promise<Answer>;
}
