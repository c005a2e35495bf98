/** A service of AWS refused a call. */
export class AwsRefusal extends Error {
  override readonly name = 'AwsRefusal';
  /** As the service calls it, such as ConditionalCheckFailedException. */
  readonly code: string;
  readonly status: number;

  constructor(code: string, of: { message: string; status: number }) {
    super(`${code}: ${of.message}`);
    this.code = code;
    this.status = of.status;
  }
}

/** What passes by itself: too many calls, and faults of the service. */
const passing =
  /Throttl|^(TooManyRequests|ProvisionedThroughputExceeded|RequestLimitExceeded|SlowDown|RequestTimeout|PriorRequestNotComplete)/u;

/** Whether the same call may well succeed a moment later. */
export const isPassing = ({ code, status }: AwsRefusal): boolean =>
  status >= 500 || status === 429 || passing.test(code);
