export { checkAnswer } from './check-answer.ts';
export { exampleTexts, exampleWord } from './example-words.ts';
export { fuzzedRequests, type FuzzedRequest } from './fuzzed-requests.ts';
