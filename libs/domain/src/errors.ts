/** Base of every error that the domain raises on purpose; `name` is a literal that edges and logs may rely on. */
export abstract class DomainError extends Error {
  abstract override readonly name: string;
}

export type EntityKind =
  | 'source'
  | 'list'
  | 'run'
  | 'word'
  | 'judge'
  | 'batch'
  | 'rubric'
  | 'chunk'
  | 'view'
  | 'parameter'
  | 'result file';

/** Something that a caller named does not exist. */
export class NotFound extends DomainError {
  override readonly name = 'NotFound';
  readonly kind: EntityKind;
  readonly id: string;

  constructor(kind: EntityKind, id: string) {
    super(`there is no ${kind} ${id}`);
    this.kind = kind;
    this.id = id;
  }
}

/** The request contradicts the present state. `problem` is stable kebab-case: the problem type of the API. */
export class Conflict extends DomainError {
  override readonly name = 'Conflict';
  readonly problem: string;
  readonly fields: Readonly<Record<string, string>>;

  constructor(problem: string, detail: string, fields: Readonly<Record<string, string>> = {}) {
    super(detail);
    this.problem = problem;
    this.fields = fields;
  }
}

/** The words database gives no answer just now: the same request may succeed in a moment. */
export class DatabaseUnavailable extends DomainError {
  override readonly name = 'DatabaseUnavailable';

  constructor(cause: unknown) {
    super('the words database does not answer just now; try again in a moment', { cause });
  }
}

/** Input that breaks a rule; `parameter` names the field to fix, `detail` says how. */
export class InvalidInput extends DomainError {
  override readonly name = 'InvalidInput';
  readonly parameter: string;
  readonly detail: string;

  constructor(parameter: string, detail: string) {
    super(`${parameter}: ${detail}`);
    this.parameter = parameter;
    this.detail = detail;
  }
}

/** A source that can never be read as a list of words: the run fails with this reason, nothing is tried again. */
export class SourceRefused extends DomainError {
  override readonly name = 'SourceRefused';
  readonly reason: SourceRefusal;

  constructor(reason: SourceRefusal, detail: string, options?: ErrorOptions) {
    super(detail, options);
    this.reason = reason;
  }
}

/** A source that cannot be read now and may be later. The message shows nothing that a foreign server sent. */
export class SourceUnreachable extends DomainError {
  override readonly name = 'SourceUnreachable';
}

export const sourceRefusals = [
  'source_deleted',
  'source_not_found',
  'source_forbidden',
  'source_rejected',
  'address_not_public',
  'too_many_redirects',
  'not_text',
  'not_a_list',
  'encoding_unknown',
  'no_such_column',
  'too_large',
  'too_many_lines',
  'too_many_words',
  'bad_gzip',
] as const;

export type SourceRefusal = (typeof sourceRefusals)[number];

/** The model's provider clearly refused (4xx): nothing was created. `code` is the provider's error code. */
export class SubmissionRefused extends DomainError {
  override readonly name = 'SubmissionRefused';
  readonly code: string;

  constructor(code: string, detail: string, options?: ErrorOptions) {
    super(detail, options);
    this.code = code;
  }
}

/** It is unknown whether the provider acted (timeout, reset, 5xx): look before doing it again. */
export class SubmissionDoubtful extends DomainError {
  override readonly name = 'SubmissionDoubtful';
}
