/**
 * Every kind of fault that a seed can inject. `rate` is how often it strikes where it can, in a seed that has it
 * switched on at all; `title` is what reports and traces say.
 */
export const faultKinds = {
  // Any port call.
  'fail-before': { rate: 0.012, title: 'a call fails before it has an effect' },
  'fail-after': { rate: 0.012, title: 'a call takes effect, its answer is an error' },
  timeout: { rate: 0.008, title: 'a call takes effect, its answer does not come in time' },
  delay: { rate: 0.015, title: 'a call takes long' },
  duplicate: { rate: 0.015, title: 'a call takes effect twice' },
  'crash-before': { rate: 0.012, title: 'the function dies before a call' },
  'crash-after': { rate: 0.012, title: 'the function dies after a call took effect' },
  kill: { rate: 0.004, title: 'the function dies anywhere' },
  slow: { rate: 0.012, title: 'time passes while a function stands still' },
  // Whole services.
  'function-down': { rate: 0.3, title: 'every invocation of a function dies, for hours' },
  outage: { rate: 0.5, title: 'a service is gone for longer than every retry' },
  // Queues.
  'partial-send': { rate: 0.06, title: 'a queue takes only some messages of a request' },
  'message-twice': { rate: 0.06, title: 'a message is delivered twice' },
  'message-late-again': { rate: 0.06, title: 'a message comes back after it was deleted' },
  overlap: { rate: 0.06, title: 'a message is delivered again while its first delivery runs' },
  'message-lost': { rate: 0.04, title: 'a message is lost' },
  poison: { rate: 0.03, title: 'a message that nobody can read' },
  'queue-deleted': { rate: 0.25, title: 'a queue loses everything in it' },
  // Schedule and clocks.
  'schedule-overlap': { rate: 0.05, title: 'two check-batches run at once' },
  'clock-jump': { rate: 0.04, title: 'the clock of one machine is off by minutes or hours' },
  // Key-value store and bucket.
  'stale-index': { rate: 0.5, title: 'an index lags behind' },
  'chunk-broken': { rate: 0.06, title: 'a chunk object is changed or gone for good' },
  // Published views.
  'view-lost': { rate: 0.1, title: 'a published view is gone' },
  'view-torn': { rate: 0.1, title: 'a published view is torn' },
  'view-swapped': { rate: 0.1, title: 'another whole object stands where a published view was' },
  'view-late': { rate: 0.25, title: 'a publisher points to its object long after it gave up' },
  'view-old': { rate: 0.2, title: 'the row of a published view goes back to an earlier one' },
  'view-twice': { rate: 0.1, title: 'two publish one view at once' },
  // Words database.
  'database-restored': { rate: 0.5, title: 'the database is restored to an earlier moment' },
  conflict: { rate: 0.01, title: 'a transaction is aborted with 40001' },
  'lost-commit': { rate: 0.02, title: 'the answer to a commit is lost' },
  // Source.
  'source-fails': { rate: 0.25, title: 'the source cannot be read just now' },
  'source-cut': { rate: 0.25, title: 'the source ends too early' },
  'source-changed': { rate: 0.3, title: 'the list changes between two reads' },
  'source-refused': { rate: 0.05, title: 'the source says no for good' },
  // The model's provider.
  'submit-refused': { rate: 0.1, title: 'the provider refuses a batch (4xx)' },
  'submit-lost': { rate: 0.06, title: 'the create fails in doubt, nothing was made' },
  'submit-made': { rate: 0.06, title: 'the create fails in doubt, the batch was made' },
  'submit-late': { rate: 0.05, title: 'the create fails in doubt, the batch is made later' },
  'submit-frozen': { rate: 0.08, title: 'a creator stands still after its create until its lease is over' },
  'list-lags': { rate: 0.2, title: 'the list of batches lags behind' },
  'batch-failed': { rate: 0.08, title: 'a batch fails as a whole' },
  'batch-expired': { rate: 0.06, title: 'a batch expires half done' },
  'batch-cancelled': { rate: 0.05, title: 'somebody else cancels a batch' },
  'batch-gone': { rate: 0.04, title: 'a batch is deleted at the provider' },
  'batch-unseen': { rate: 0.08, title: 'a batch is answered with 404 for a while, though the list has it' },
  'batch-stuck': { rate: 0.04, title: 'a batch stays in progress for days' },
  'batch-unknown': { rate: 0.05, title: 'a batch shows a status that nobody knows' },
  'model-gone': { rate: 0.1, title: 'the provider shuts a model down' },
  'queue-full': { rate: 0.3, title: 'the provider fails a batch while another one of ours is under way' },
  'slow-provider': { rate: 0.1, title: 'each look-up at the provider takes most of a minute' },
  'batch-poisoned': { rate: 0.04, title: 'a batch cannot be looked up, again and again' },
  'file-cut': { rate: 0.15, title: 'the download of a result file ends early' },
  'file-late': { rate: 0.12, title: 'a result file is answered with 404 for a while' },
  'file-gone': { rate: 0.04, title: 'a result file is gone' },
  'lines-lost': { rate: 0.06, title: 'lines of a result file are missing' },
  'line-failed': { rate: 0.06, title: 'a request fails (4xx, 429, 5xx)' },
  'line-strange': { rate: 0.06, title: 'lines that are not JSON, foreign or double' },
  'answer-bad': { rate: 0.08, title: 'an answer is refused, cut, empty, prose or fenced' },
  'rows-bad': { rate: 0.1, title: 'rows are missing, foreign, double, out of range or malformed' },
  // People and releases.
  cancel: { rate: 0.35, title: 'an operator cancels a run' },
  restart: { rate: 0.5, title: 'an operator starts a run again' },
  edit: { rate: 0.5, title: 'an editor corrects a word and takes that back' },
  'list-hidden': { rate: 0.3, title: 'an operator hides a list and shows it again' },
  'source-removed': { rate: 0.2, title: 'an operator removes a source and its list' },
  'rubric-change': { rate: 0.5, title: 'the rubric changes between two runs' },
  'next-release': { rate: 0.3, title: 'old and new code run together' },
} as const satisfies Record<string, { rate: number; title: string }>;

export type FaultKind = keyof typeof faultKinds;

export const isFaultKind = (name: string): name is FaultKind => Object.hasOwn(faultKinds, name);

/** The kinds that belong to the world that a seed makes rather than to its machinery. */
export const callFaults = [
  'fail-before',
  'fail-after',
  'timeout',
  'delay',
  'duplicate',
  'crash-before',
  'crash-after',
] as const satisfies readonly FaultKind[];

/** Nothing waits for what these strike: they strike on when all others have stopped. */
export const lastingFaults: readonly FaultKind[] = [
  'view-lost',
  'view-torn',
  'view-swapped',
  'view-late',
  'view-old',
  'view-twice',
];

/** What can become of a batch at its provider. */
export const batchFates: readonly FaultKind[] = [
  'batch-failed',
  'batch-expired',
  'batch-cancelled',
  'batch-gone',
  'batch-stuck',
  'batch-unknown',
  'file-gone',
  'batch-poisoned',
];
