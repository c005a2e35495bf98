const messages = {
  '08006': 'the connection broke after the commit',
  '21000': 'ON CONFLICT DO UPDATE cannot change a row a second time',
  '23514': 'a row violates a check constraint',
  '40001': 'could not serialize access',
  '40P01': 'deadlock detected',
} as const;

/** A statement or a transaction failed. `code` is the SQLSTATE that a server would give. */
export class SqlFailure extends Error {
  override readonly name = 'SqlFailure';
  readonly code: keyof typeof messages;
  /** Of 40001: whether somebody else changed this very row, or what was read leaves no serial order. */
  readonly isDependency: boolean;

  constructor(code: keyof typeof messages, { isDependency = false } = {}) {
    super(isDependency ? `${messages[code]}: read/write dependencies` : messages[code]);
    this.code = code;
    this.isDependency = isDependency;
  }
}
