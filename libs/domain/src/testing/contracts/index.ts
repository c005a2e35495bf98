export { batchStoreContract } from './batch-store.contract.ts';
export { chunkStoreContract } from './chunk-store.contract.ts';
export {
  messageSenderContract,
  type MessageSenderWorld,
  type SentMessage,
} from './message-sender.contract.ts';
export { modelBatchesContract, type ModelBatchesWorld } from './model-batches.contract.ts';
export { promptStoreContract } from './prompt-store.contract.ts';
export { sourceStoreContract } from './source-store.contract.ts';
