/** The limits of `docs/architecture.md`. Each is enforced where `limits.` stands before its name. */
export const limits = {
  wordsPerPrompt: 50,
  promptsPerBatch: 200,
  wordsPerChunk: 10_000,
  attempts: 3,
  rounds: 8,
  submissions: 20,
  resends: 8,
  sourceBytes: 256 * 1024 * 1024,
  /** UTF-8 bytes of a list that is given as text and kept beside its source: a table takes items of 400 KiB. */
  keptListBytes: 384 * 1024,
  sourceLines: 20_000_000,
  distinctWords: 5_000_000,
  lineBytes: 64 * 1024,
  wordCodePoints: 64,
  redirects: 3,
  /** Bytes of one encoded queue message (a queue allows more; the rest is head room). */
  messageBytes: 200 * 1024,
  pageWords: 10_000,
  /** Words that one list holds, over all its pages. */
  takenWords: 500_000,
  /** Words that may be sent along with one request. */
  sentWords: 50_000,
  sentBytes: 2 * 1024 * 1024,
  /** A file of norms: its import answers within the time that a gateway waits. */
  normsBytes: 2 * 1024 * 1024,
  normsWords: 100_000,
  answerBytes: 6 * 1024 * 1024,
} as const;
