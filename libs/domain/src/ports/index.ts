export type { Clock, Ids, Log, MessageSender } from './basics.ts';
export type { BatchStore } from './batch-store.ts';
export type { ChunkStore } from './chunk-store.ts';
export type { Claim, ClaimLedger, DueThing, OpenRound, OpenThing, OpenWork } from './claim-ledger.ts';
export {
  providerStatuses,
  type ModelBatches,
  type ProviderBatch,
  type SubmitInput,
} from './model-batches.ts';
export type { CorrectionStore } from './correction-store.ts';
export type { JudgeStatements, NewNorms, NewStanding } from './judge-statements.ts';
export type { OutcomeWriter } from './outcome-writer.ts';
export type { Parameters } from './parameters.ts';
export type { PromptStore } from './prompt-store.ts';
export type { CreatedRun, NewRun, RunFailure, RunStore } from './run-store.ts';
export type { KnownWords } from './known-words.ts';
export type { SourceFetcher } from './source-fetcher.ts';
export type { SourceStore } from './source-store.ts';
export type {
  CandidatesQuery,
  ScoreRange,
  WordCatalogue,
  CountedJudge,
  RatedTwice,
  WordEvidence,
  FacetCounts,
  WordCounts,
  WordFilter,
  WordOrder,
  WordPosition,
  WordSet,
  WordsPageQuery,
  WordsState,
} from './word-catalogue.ts';
export { isSameState } from './word-catalogue.ts';
export type {
  ClaimStatements,
  CostStatements,
  PartStatements,
  ResendStatements,
  RunFacts,
  RunStatements,
  WaitStatements,
  WordsStatements,
  WordsTransactions,
} from './words-statements.ts';
export type { WordStatements } from './word-statements.ts';
export type { ListStatements } from './list-statements.ts';
export type { JudgeChange, JudgeStore, NormsImport, NormsImported } from './judge-store.ts';
export type { ListStore } from './list-store.ts';
export type { DueView, ViewLedger, ViewPointer } from './view-ledger.ts';
export type { Packing, ViewObjects } from './view-objects.ts';
