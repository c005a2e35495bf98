import * as z from 'zod';
import { noParameters } from '../http/list-parameters.ts';
import { wordLists } from '../lists/list-views.ts';
import { countsParameters, wordCounts } from '../words/count-views.ts';
import { wordParameters } from '../words/word-parameters.ts';
import { health } from '../words/health-view.ts';
import { attributeList, wordDetail } from '../words/word-views.ts';
import { judgeReads } from './judge-operations.ts';
import { etag, ifNoneMatch, unchanged } from './cached-answers.ts';
import { checkWordsOperation, verifyListOperation } from './check-operations.ts';
import { listWords, sendWords } from './list-operations.ts';
import { commonProblems, databaseProblems, type Operation } from './operation.ts';

const getCounts: Operation = {
  id: 'getCounts',
  method: 'GET',
  path: '/api/counts',
  tag: 'words',
  summary: 'How many words there are of each value, under the other filters',
  description:
    'For each value of each scale, type, form and length: the words that pass all filters but those on itself. Rules, order and `take` have no part in it.',
  query: countsParameters,
  headers: [ifNoneMatch],
  answers: { 200: { description: 'The counts.', schema: wordCounts, headers: [etag] }, 304: unchanged },
  problems: databaseProblems,
  examples: [
    {
      summary: 'The bars of a page that filters common, inoffensive words',
      url: '/api/counts?commonness=3..&offensiveness=0&nsfw=0',
      status: 200,
    },
    {
      summary: 'All of it for each bar of commonness at once',
      url: '/api/counts?offensiveness=0&across=commonness',
      status: 200,
    },
  ],
};

const getWord: Operation = {
  id: 'getWord',
  method: 'GET',
  path: '/api/words/{word}',
  tag: 'words',
  summary: 'One word, with where its scores come from',
  pathValues: [
    { name: 'word', schema: z.string().min(1).max(200), description: 'The word; case does not matter.' },
  ],
  query: wordParameters,
  headers: [ifNoneMatch],
  answers: { 200: { description: 'The word.', schema: wordDetail, headers: [etag] }, 304: unchanged },
  problems: {
    ...databaseProblems,
    404: 'there is no score of this word',
    422: 'similar words take more work than one request may ask for',
  },
  examples: [
    { summary: 'A word', url: '/api/words/apple', status: 200 },
    {
      summary: 'And five that are like it in commonness and sentiment',
      url: '/api/words/apple?similar=commonness,sentiment&limit=5',
      status: 200,
    },
    { summary: 'A word without a score', url: '/api/words/zzyzx', status: 404 },
  ],
};

const listLists: Operation = {
  id: 'listLists',
  method: 'GET',
  path: '/api/lists',
  tag: 'words',
  summary: 'The lists that words can be filtered by',
  headers: [ifNoneMatch],
  answers: {
    200: { description: 'The lists, by name.', schema: wordLists, headers: [etag] },
    304: unchanged,
  },
  problems: databaseProblems,
  examples: [{ summary: 'The lists', url: '/api/lists', status: 200 }],
};

const listAttributes: Operation = {
  id: 'listAttributes',
  method: 'GET',
  path: '/api/attributes',
  tag: 'words',
  summary: 'The attributes that words are scored on, and the word types',
  headers: [ifNoneMatch],
  answers: {
    200: { description: 'The attributes.', schema: attributeList, headers: [etag] },
    304: unchanged,
  },
  problems: databaseProblems,
  examples: [{ summary: 'The attributes', url: '/api/attributes', status: 200 }],
};

const about = { method: 'GET', tag: 'about', query: noParameters } as const;

/** The routes of api-words. */
export const wordOperations: readonly Operation[] = [
  listWords,
  sendWords,
  checkWordsOperation,
  verifyListOperation,
  getCounts,
  getWord,
  listLists,
  ...judgeReads,
  listAttributes,
  {
    ...about,
    id: 'getHealth',
    path: '/api/health',
    summary: 'Whether words can be read',
    answers: { 200: { description: 'They can.', schema: health } },
    problems: databaseProblems,
    examples: [{ summary: 'Health', url: '/api/health', status: 200 }],
  },
  {
    ...about,
    id: 'getOpenApi',
    path: '/api/openapi.json',
    summary: 'This document',
    headers: [ifNoneMatch],
    answers: {
      200: { description: 'OpenAPI 3.1.', schema: z.looseObject({ openapi: z.string() }), headers: [etag] },
      304: unchanged,
    },
    problems: commonProblems,
    examples: [{ summary: 'The document', url: '/api/openapi.json', status: 200 }],
  },
  {
    ...about,
    id: 'getDocs',
    path: '/api/docs',
    summary: 'This document for people',
    headers: [ifNoneMatch],
    answers: { 200: { description: 'A page.', otherTypes: ['text/html'], headers: [etag] }, 304: unchanged },
    problems: commonProblems,
    examples: [{ summary: 'The page', url: '/api/docs', status: 200 }],
  },
];
