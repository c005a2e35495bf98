/** A transaction was aborted, or its connection broke. `code` is the SQLSTATE that a server would give. */
export class SqlFailure extends Error {
  override readonly name = 'SqlFailure';
  readonly code: '40001' | '40P01' | '08006';

  constructor(code: SqlFailure['code'], message: string) {
    super(message);
    this.code = code;
  }
}
