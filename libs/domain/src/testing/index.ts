export { countingIds } from './counting-ids.ts';
export { exampleBatch, examplePrompt, exampleSource, exampleVerdict } from './example-rows.ts';
export { exampleEnglish, exampleForm } from './example-english.ts';
export { fixedClock, hurriedClock, type FixedClock } from './fixed-clock.ts';
export { memoryBatchStore, type MemoryBatchStore } from './memory-batch-store.ts';
export { memoryChunkStore } from './memory-chunk-store.ts';
export { memoryModelBatches, type MemoryModelBatches } from './memory-model-batches.ts';
export { memoryPromptStore } from './memory-prompt-store.ts';
export { memoryKnownWords } from './memory-known-words.ts';
export { memorySender } from './memory-sender.ts';
export { memorySourceFetcher, type FetchedSource } from './memory-source-fetcher.ts';
export { memorySourceStore } from './memory-source-store.ts';
export { forgeView } from './forge-view.ts';
export { answerLine, notRunLine, readRequest, type ModelAnswer, type ModelRequest } from './model-answer.ts';
export { inOnePiece, memoryViewObjects, noPacking } from './memory-view-objects.ts';
export { putWord, type PutWord } from './put-word.ts';
export { recordingLog } from './recording-log.ts';
export { catalogueOf, memoryWordsDatabase, type WordsDatabase } from './memory-words-database.ts';
export { exampleRow, goodRow, greatestRow } from './example-row.ts';
export { memoryPipeline, type MemoryPipelineOptions } from './memory-pipeline.ts';
export { exampleManifest, exampleNewRun } from './example-runs.ts';
export { RowDatabase, type OpenTransaction } from './rows/row-database.ts';
export { type Isolation, type ServerKind } from './rows/row-transaction.ts';
export { changedOpinion, rowViewLedger } from './rows/row-view-ledger.ts';
export { SqlFailure } from './rows/sql-failure.ts';
export {
  revisionOf,
  type CostRow,
  type RunRow,
  type ViewRow,
  type WaitRow,
  type WordsTables,
} from './rows/words-tables.ts';
