export { exampleTexts, exampleWord } from './example-words.ts';
