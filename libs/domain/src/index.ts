export { attributes, type Attribute, type AttributeName, type Scores } from './scoring/attributes.ts';
export { wordType, wordTypes, type WordType } from './scoring/word-types.ts';
export { batch, type Batch, type BatchStatus } from './batches/batch.ts';
export { prompt, verdict, type Prompt, type Usage, type Verdict } from './batches/prompt.ts';
export {
  Conflict,
  DomainError,
  InvalidInput,
  NotFound,
  SourceRefused,
  SubmissionDoubtful,
  SubmissionRefused,
  type EntityKind,
  type SourceRefusal,
} from './errors.ts';
export { derivedId, sha256Hex, uuidV7 } from './ids.ts';
export { limits } from './limits.ts';
export { encodeMessage } from './messages/encode-message.ts';
export type { Clock, Ids, Log, MessageSender } from './ports/basics.ts';
export type { BatchStore } from './ports/batch-store.ts';
export type { ChunkStore } from './ports/chunk-store.ts';
export type { ModelBatches, ProviderBatch, SubmitInput } from './ports/model-batches.ts';
export type { Parameters } from './ports/parameters.ts';
export type { PromptStore } from './ports/prompt-store.ts';
export type { SourceFetcher } from './ports/source-fetcher.ts';
export type { SourceStore } from './ports/source-store.ts';
export { source, sourceFormat, type Source, type SourceFormat } from './sources/source.ts';
