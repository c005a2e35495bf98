import type {
  BatchEnded,
  BatchStore,
  ChunkReady,
  ChunkStore,
  ClaimLedger,
  CorrectionStore,
  JudgeStore,
  ListStore,
  MessageSender,
  ModelBatches,
  OutcomeWriter,
  PromptStore,
  QueryWordsMessage,
  RunQueued,
  RunStore,
  SourceFetcher,
  SourceStore,
  ViewLedger,
  ViewObjects,
  WordsDecided,
} from '@word-list/domain';

/** Every port that waits for something outside of its function. */
export interface WorldPorts {
  readonly runs: RunStore;
  readonly ledger: ClaimLedger;
  readonly judges: JudgeStore;
  readonly outcomes: OutcomeWriter;
  readonly corrections: CorrectionStore;
  readonly lists: ListStore;
  readonly views: ViewLedger;
  readonly viewObjects: ViewObjects;
  readonly sources: SourceStore;
  readonly fetcher: SourceFetcher;
  readonly chunks: ChunkStore;
  readonly batches: BatchStore;
  readonly prompts: PromptStore;
  readonly model: ModelBatches;
  readonly uploadSourceChunks: MessageSender<RunQueued>;
  readonly processSourceChunk: MessageSender<ChunkReady>;
  readonly queryWords: MessageSender<QueryWordsMessage>;
  readonly updateBatch: MessageSender<BatchEnded>;
  readonly updateWords: MessageSender<WordsDecided>;
}

export type PortName = keyof WorldPorts;

/** What can be gone for a while. */
export type ServiceName = 'database' | 'tables' | 'bucket' | 'queues' | 'model' | 'source';

export const serviceOf: Readonly<Record<PortName, ServiceName>> = {
  runs: 'database',
  ledger: 'database',
  judges: 'database',
  outcomes: 'database',
  corrections: 'database',
  lists: 'database',
  views: 'database',
  viewObjects: 'bucket',
  sources: 'tables',
  fetcher: 'source',
  chunks: 'bucket',
  batches: 'tables',
  prompts: 'tables',
  model: 'model',
  uploadSourceChunks: 'queues',
  processSourceChunk: 'queues',
  queryWords: 'queues',
  updateBatch: 'queues',
  updateWords: 'queues',
};
