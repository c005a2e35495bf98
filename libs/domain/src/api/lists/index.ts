export { findLists, type FindListsPorts } from './find-lists.ts';
export { makeListReader } from './list-reader.ts';
export { listInput, viewLists } from './list-views.ts';
