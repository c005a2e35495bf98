export { answerJson, answerNothing, type ApiAnswer } from './api-answer.ts';
export { type ApiRequest } from './api-event.ts';
export { apiHandler } from './api-handler.ts';
export { type AnswerRoute, type ApiRoutes, type RoutedRequest } from './api-routes.ts';
export { HttpProblem } from './problem-answer.ts';
export { readBody } from './read-body.ts';
export { readBytes } from './read-bytes.ts';
export { requireScope } from './require-scope.ts';
