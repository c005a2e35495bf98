export { openaiModelBatches } from './openai-model-batches.ts';
