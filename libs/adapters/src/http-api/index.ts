export { type Caller } from './api-event.ts';
export { apiHandler } from './api-handler.ts';
export { HttpProblem } from './problem-answer.ts';
export { readBody } from './read-body.ts';
export { readBytes } from './read-bytes.ts';
export { requireScope } from './require-scope.ts';
