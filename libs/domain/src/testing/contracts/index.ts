export { batchStoreContract } from './batch-store.contract.ts';
export { chunkStoreContract } from './chunk-store.contract.ts';
export { correctionStoreContract } from './correction-store.contract.ts';
export { judgeStoreContract, normsContract } from './judge-store.contract.ts';
export { messageSenderContract, type SentMessage } from './message-sender.contract.ts';
export { modelBatchesContract } from './model-batches.contract.ts';
export { promptStoreContract } from './prompt-store.contract.ts';
export { sourceStoreContract } from './source-store.contract.ts';
export { claimLedgerContract } from './claim-ledger.contract.ts';
export { outcomeWriterContract } from './outcome-writer.contract.ts';
export { expectHundredths, type CommonWord } from './expect-hundredths.ts';
export { twoJudgesContract } from './two-judges.contract.ts';
export { runStoreContract } from './run-store.contract.ts';
export { viewObjectsContract } from './view-objects.contract.ts';
export { wordCatalogueContract } from './word-catalogue.contract.ts';
export {
  costOf,
  decided,
  manifestOf,
  newRun,
  part,
  scoredAs,
  scoringRun,
  type WordsWorld,
} from './words-world.ts';
