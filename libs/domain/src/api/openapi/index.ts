export { openApiDocument, operations } from './document.ts';
export type { Operation, OperationExample } from './operation.ts';
