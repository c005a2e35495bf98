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

  constructor(status: number, type: string, detail: string) {
    super(detail);
    this.status = status;
    this.type = type;
  }
}

/** The model refuses everything until a person has done something; the message is its own words behind a code. */
export class ModelRefuses extends Error {
  override readonly name = 'ModelRefuses';
}
