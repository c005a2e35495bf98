/** What went wrong, as far as trying again is concerned. */
export type FaultKind = 'conflict' | 'connection' | 'other';

const conflicts: ReadonlySet<string> = new Set(['40001', '40P01']);

const lostConnections: ReadonlySet<string> = new Set([
  '57P01',
  '57P02',
  '57P03',
  '53300',
  // The server cannot tell whether the statement took effect (CockroachDB).
  '40003',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EAI_AGAIN',
]);

const lostMessages =
  /connection terminated|connection timeout|timeout exceeded when trying to connect|not queryable|query read timeout/i;

/** Looks through wrappers: the query builder puts the driver's error into `cause`. */
export const faultKind = (error: unknown): FaultKind => {
  for (let at = error; at instanceof Error; at = at.cause) {
    const kind = kindOf(at);
    if (kind !== 'other') return kind;
    if (at instanceof AggregateError && at.errors.some((one) => faultKind(one) === 'connection'))
      return 'connection';
  }
  return 'other';
};

function kindOf(error: Error): FaultKind {
  const code = codeOf(error);
  if (conflicts.has(code)) return 'conflict';
  if (code.startsWith('08') || lostConnections.has(code) || lostMessages.test(error.message))
    return 'connection';
  return 'other';
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}
