export { readText, type TextList } from './words/read-text.ts';
