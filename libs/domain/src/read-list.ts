export { readText } from './words/read-text.ts';
