export { checkAnswer, type SeenAnswer } from './check-answer.ts';
export { exampleTexts, exampleWord } from './example-words.ts';
