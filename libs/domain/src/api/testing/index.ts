export { checkAnswer, type SeenAnswer } from './check-answer.ts';
export { exampleTexts, exampleWord } from './example-words.ts';
export { fuzzedRequests, type FuzzedRequest, type FuzzOptions } from './fuzzed-requests.ts';
