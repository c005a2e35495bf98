/** What was asked for cannot be done; the message says what would be right. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The functions could not be built; the message ends with what the build said. */
export class BuildFailed extends Error {
  override readonly name = 'BuildFailed';
}

/** The API said no. `detail` is meant for people. */
export class ApiRefused extends Error {
  override readonly name = 'ApiRefused';
  readonly status: number;
  readonly type: string;
  /** What else the problem says, such as `parameter` or `possible`. */
  readonly fields: Readonly<Record<string, unknown>>;

  constructor(status: number, detail: string, { type, ...fields }: Readonly<Record<string, unknown>>) {
    super(detail);
    this.status = status;
    this.type = typeof type === 'string' ? type : 'unknown';
    this.fields = fields;
  }
}

/** The model refuses everything until a person has done something; the message is its own words behind a code. */
export class ModelRefuses extends Error {
  override readonly name = 'ModelRefuses';
}
