import { Conflict, DatabaseUnavailable, DomainError, InvalidInput, NotFound } from '@word-list/domain';
import { problemType, RequestRefused, type Problem } from '@word-list/domain/api';
import { answerJson, type ApiAnswer } from './api-answer.ts';

/** Thrown by routes for what only HTTP knows: a route that does not exist, a scope that is missing. */
export class HttpProblem extends DomainError {
  override readonly name = 'HttpProblem';
  readonly status: number;
  readonly problem: string;

  constructor(status: number, problem: string, of: { detail: string; cause?: unknown }) {
    super(of.detail, { cause: of.cause });
    this.status = status;
    this.problem = problem;
  }
}

/** Conflicts with an earlier request, not with the present state. */
const conflictStatus: Readonly<Record<string, number>> = { 'idempotency-key-reused': 422 };

interface Facts {
  readonly problem: string;
  readonly status: number;
  readonly detail?: string;
  readonly [field: string]: string | number | readonly object[] | undefined;
}

/** What callers can name. Anything else that is missing, such as a rubric or a chunk, is our own fault. */
const askedFor: ReadonlySet<NotFound['kind']> = new Set(['source', 'list', 'run', 'word', 'judge']);

/** Short, since a database that was away is asked again as soon as it is back. */
const retryAfterSeconds = '2';

/** The one mapping of errors to answers: problem+json (RFC 9457). An unknown error shows its request id, nothing else. */
export const problemAnswer = (error: unknown, requestId: string): ApiAnswer => {
  const { problem, status, ...rest } = factsOf(error);
  const body: Problem = {
    type: `/problems/${problem}`,
    title: titleOf(problem),
    status,
    ...rest,
    requestId,
  };
  const headers = {
    'content-type': problemType,
    ...(status === 503 && { 'retry-after': retryAfterSeconds }),
  };
  return answerJson(body, { status, headers });
};

function factsOf(error: unknown): Facts {
  if (error instanceof InvalidInput) {
    return { problem: 'invalid-parameter', status: 400, detail: error.message, parameter: error.parameter };
  }
  if (isAskedFor(error)) {
    return { problem: `${error.kind}-not-found`, status: 404, detail: error.message };
  }
  if (error instanceof Conflict) {
    const status = conflictStatus[error.problem] ?? 409;
    return { ...error.fields, problem: error.problem, status, detail: error.message };
  }
  if (error instanceof RequestRefused || error instanceof HttpProblem) {
    const fields = error instanceof RequestRefused ? error.fields : {};
    return { ...fields, problem: error.problem, status: error.status, detail: error.message };
  }
  return faultOf(error);
}

function isAskedFor(error: unknown): error is NotFound {
  return error instanceof NotFound && askedFor.has(error.kind);
}

function faultOf(error: unknown): Facts {
  return error instanceof DatabaseUnavailable
    ? { problem: 'database-unavailable', status: 503, detail: error.message }
    : { problem: 'internal-error', status: 500 };
}

function titleOf(problem: string): string {
  return problem.charAt(0).toUpperCase() + problem.slice(1).replaceAll('-', ' ');
}
