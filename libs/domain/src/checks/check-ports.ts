import type { BatchEnded, ChunkReady, QueryWordsMessage, RunQueued } from '../messages/messages.ts';
import type { Clock, Log, MessageSender } from '../ports/basics.ts';
import type { BatchStore } from '../ports/batch-store.ts';
import type { ClaimLedger } from '../ports/claim-ledger.ts';
import type { JudgeStore } from '../ports/judge-store.ts';
import type { ModelBatches } from '../ports/model-batches.ts';
import type { PromptStore } from '../ports/prompt-store.ts';
import type { RunStore } from '../ports/run-store.ts';

export interface CheckBatchesPorts {
  readonly runs: RunStore;
  readonly ledger: ClaimLedger;
  readonly judges: Pick<JudgeStore, 'purgeRetired'>;
  readonly batches: BatchStore;
  readonly prompts: PromptStore;
  readonly model: ModelBatches;
  readonly runQueued: MessageSender<RunQueued>;
  readonly chunkReady: MessageSender<ChunkReady>;
  readonly queryWords: MessageSender<QueryWordsMessage>;
  readonly batchEnded: MessageSender<BatchEnded>;
  readonly clock: Clock;
  readonly log: Log;
  readonly settings: {
    /** Tags our batches at the provider. */
    readonly deployment: string;
    /** Seconds that a thing may stand still before its message is sent again for the first time. */
    readonly resendAfterSeconds: number;
  };
}

/** Something open of a run: what to send when it has not moved, and what to do when sending has not helped. */
export interface Nudge {
  readonly thing: string;
  /** Changes whenever the thing moves. */
  readonly marker: string;
  readonly send: () => Promise<void>;
  readonly giveUp: (sends: number) => Promise<void>;
  /** True for what waits with good reason, however long: it is sent at ever longer intervals and never given up. */
  readonly isPatient?: boolean;
}
