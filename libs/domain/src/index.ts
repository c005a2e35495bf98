export { attributes, type Attribute, type AttributeName, type Scores } from './scoring/attributes.ts';
export { wordType, wordTypes, type WordType } from './scoring/word-types.ts';
export { modelKind, type ModelKind } from './scoring/model-kind.ts';
export {
  batchPrices,
  checkModelEnd,
  defaultModel,
  effortOf,
  knownModels,
  reasoningEfforts,
  type KnownModel,
  type ReasoningEffort,
} from './scoring/models.ts';
export {
  costMicroUsd,
  modelPrice,
  modelPrices,
  modelPricesText,
  priceOf,
  worstCaseMicroUsd,
  type ModelPrice,
  type ModelPrices,
} from './scoring/prices.ts';
export { requestUnitsPerStoredWord } from './scoring/request-units.ts';
export { writeEvidence, type EvidenceSource, type ValueEvidence } from './scoring/evidence.ts';
export { answerSchema, instructions, readRow, rowPattern } from './scoring/row-format.ts';
export { readRows, withoutThoughts, type AnswerText, type FoundRow } from './scoring/read-rows.ts';
export {
  currentRubric,
  lexiconRubric,
  makeRubric,
  rubricDocument,
  type Rubric,
  type RubricDocument,
} from './scoring/rubric.ts';
export { batch, type Batch, type BatchStatus } from './batches/batch.ts';
export { batchIdOf, countedSubmissions } from './batches/batch-states.ts';
export { errorWords, serverWords } from './batches/server-words.ts';
export { buildInput, maxOutputTokens } from './batches/build-request.ts';
export {
  againRow,
  failedRow,
  prompt,
  scoredRow,
  verdict,
  type AgainRow,
  type FailedRow,
  type Prompt,
  type ScoredRow,
  type Usage,
  type Verdict,
} from './batches/prompt.ts';
export {
  Conflict,
  DatabaseUnavailable,
  DomainError,
  InvalidInput,
  NotFound,
  SourceRefused,
  SourceUnreachable,
  sourceRefusals,
  SubmissionDoubtful,
  SubmissionRefused,
  type EntityKind,
  type SourceRefusal,
} from './errors.ts';
export { modelRefused } from './batches/model-refusal.ts';
export { needsPerson } from './checks/blocked-run.ts';
export * from './judges/index.ts';
export * from './lists/index.ts';
export { derivedId, sha256Hex, uuidV7 } from './ids.ts';
export { limits } from './limits.ts';
export { encodeMessage } from './messages/encode-message.ts';
export {
  batchCost,
  batchEnded,
  chunkReady,
  partReady,
  queryWordsMessage,
  roundReady,
  runQueued,
  waitsFreed,
  wordsAgain,
  wordsDecided,
  type BatchCost,
  type BatchEnded,
  type ChunkReady,
  type PartReady,
  type QueryWordsMessage,
  type RoundReady,
  type RunQueued,
  type WaitsFreed,
  type WordsAgain,
  type WordsDecided,
} from './messages/messages.ts';
export * from './ports/index.ts';
export * from './views/index.ts';
export { withKeptLists } from './sources/kept-lists.ts';
export { makeRejects } from './runs/make-rejects.ts';
export { failureReasons, type FailureReason } from './runs/failure-reasons.ts';
export {
  manifest,
  manifestChunk,
  manifestParts,
  partId,
  rejectsKey,
  type Manifest,
  type ManifestChunk,
  type RejectExample,
} from './runs/manifest.ts';
export {
  endedStatuses,
  firstAnswer,
  isLive,
  liveStatuses,
  run,
  runMode,
  runModes,
  runStatus,
  type Run,
  type RunCounts,
  type RunMode,
  type RunStatus,
  type RunUsage,
} from './runs/run.ts';
export { storeList } from './runs/store-list.ts';
export { separatorName, source, sourceFormat, type Source, type SourceFormat } from './sources/source.ts';
export { bindStatements, type StatementsOn } from './transactions/bind-statements.ts';
export {
  claimLedger,
  correctionStore,
  judgeStore,
  listStore,
  outcomeWriter,
  runStore,
} from './transactions/words-ports.ts';
export { checkBatches, type CheckBatchesPorts } from './use-cases/check-batches.ts';
export { uploadSourceChunks, type UploadSourceChunksPorts } from './use-cases/upload-source-chunks.ts';
export { updateBatch, type UpdateBatchPorts } from './use-cases/update-batch.ts';
export { queryWords, type QueryWordsPorts } from './use-cases/query-words.ts';
export { processSourceChunk, type ProcessSourceChunkPorts } from './use-cases/process-source-chunk.ts';
export { updateWords, type UpdateWordsPorts } from './use-cases/update-words.ts';
export { canonicalForm, isWord } from './words/canonical-form.ts';
export { compareText } from './words/compare-text.ts';
export { encodings, type Encoding } from './words/encodings.ts';
export { hash32 } from './words/hash32.ts';
export { lengthOf } from './words/length-of.ts';
export { readHundredths, toHundredths } from './words/hundredths.ts';
export { beganLater, isKnown, isOfLaterRun } from './words/is-known.ts';
export { readWords, type WordReader } from './words/read-words.ts';
export { countLost, rejectReasons, skippedReasons, type RejectReason } from './words/reject-reasons.ts';
export { mix, scramble, scrambleMultipliers, seedNumber } from './words/sample-order.ts';
export type { ScoredWord } from './words/scored-word.ts';
export { shuffle } from './words/shuffle.ts';
export {
  barOf,
  barsOf,
  placesOf,
  wordFacets,
  withoutFacet,
  type BarStep,
  type WordFacet,
} from './words/word-facets.ts';
export { wildcardMatch } from './words/wildcard-match.ts';
export { comparePositions, inOrder, positionOf } from './words/word-order.ts';
