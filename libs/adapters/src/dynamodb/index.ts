export { dynamoBatchStore } from './dynamo-batch-store.ts';
export { dynamoPromptStore } from './dynamo-prompt-store.ts';
export { dynamoSourceStore } from './dynamo-source-store.ts';
export { dynamoService } from './dynamo-service.ts';
