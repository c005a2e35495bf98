export { listKey, namedWords, type NamedWords, type WordList } from './word-list.ts';
