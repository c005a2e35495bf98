import { DomainError } from '../../errors.ts';

/** The problems that only the HTTP API knows, by their stable name, with the status that each one answers. */
export const refusals = {
  'not-acceptable': 406,
  'precondition-failed': 412,
  'body-too-large': 413,
  'unsupported-media-type': 415,
  'sample-too-small': 422,
  'too-much-work': 422,
  'source-not-readable': 422,
  'precondition-required': 428,
  'source-unreachable': 502,
} as const;

/** The stable name of such a problem. */
export type Refusal = keyof typeof refusals;

/** What JSON can say. */
type Fields = Readonly<Record<string, string | number | readonly object[]>>;

interface RefusalFacts {
  readonly fields?: Fields;
  readonly cause?: unknown;
}

/** A request that is understood and refused; `problem` names why, `fields` go into the answer as they are. */
export class RequestRefused extends DomainError {
  override readonly name = 'RequestRefused';
  readonly problem: Refusal;
  readonly fields: Fields;

  constructor(problem: Refusal, detail: string, more: RefusalFacts = {}) {
    const { fields = {}, ...options } = more;
    super(detail, options);
    this.problem = problem;
    this.fields = fields;
  }

  /** The HTTP status of the answer. */
  get status(): number {
    return refusals[this.problem];
  }
}
