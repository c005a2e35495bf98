export { type Caller } from './api-event.ts';
export { apiHandler, type ApiFetch } from './api-handler.ts';
export { type ApiResult } from './api-result.ts';
export { HttpProblem, problemAnswer } from './problem-answer.ts';
export { readBody } from './read-body.ts';
export { requireScope } from './require-scope.ts';
