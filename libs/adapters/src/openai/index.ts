export { openaiModelBatches, type OpenAiOptions } from './openai-model-batches.ts';
