export { openApiDocument } from './document.ts';
export { operations } from './operations.ts';
