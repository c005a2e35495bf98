export { countingIds } from './counting-ids.ts';
export { exampleBatch, examplePrompt, exampleSource, exampleVerdict } from './example-rows.ts';
export { fixedClock, type FixedClock } from './fixed-clock.ts';
export { memoryBatchStore, type MemoryBatchStore } from './memory-batch-store.ts';
export { memoryChunkStore } from './memory-chunk-store.ts';
export {
  memoryModelBatches,
  type AskedPrompt,
  type BatchEnding,
  type MemoryModelBatches,
  type MemoryModelOptions,
  type SubmitFault,
} from './memory-model-batches.ts';
export { memoryParameters } from './memory-parameters.ts';
export { memoryPromptStore, type MemoryPromptStore } from './memory-prompt-store.ts';
export { memoryScoreOrigins } from './memory-score-origins.ts';
export { memorySender, type MemorySender } from './memory-sender.ts';
export { memorySourceFetcher, type FetchedSource } from './memory-source-fetcher.ts';
export { memorySourceStore } from './memory-source-store.ts';
export { answerLine, notRunLine, readRequest, type ModelAnswer, type ModelRequest } from './model-answer.ts';
export { recordingLog, type LogEntry } from './recording-log.ts';
export {
  memoryWordsDatabase,
  type MemoryWordsDatabase,
  type WordsDatabase,
} from './memory-words-database.ts';
export { goodRow, memoryPipeline, type MemoryPipelineOptions } from './memory-pipeline.ts';
export { exampleManifest, exampleNewRun } from './example-runs.ts';
export { RowDatabase, type OpenTransaction } from './rows/row-database.ts';
export { type Isolation, type ServerKind } from './rows/row-transaction.ts';
export { SqlFailure } from './rows/sql-failure.ts';
export { type CostRow, type RunRow, type WaitRow, type WordsTables } from './rows/words-tables.ts';
