import * as z from 'zod';
import { noParameters } from '../http/list-parameters.ts';
import { countsParameters, wordCounts } from '../words/count-views.ts';
import { mediaTypes } from '../words/word-formats.ts';
import { attributeList, health, wordDetail, wordsPage } from '../words/word-views.ts';
import { wordsParameters } from '../words/words-parameters.ts';
import {
  commonProblems,
  databaseProblems,
  type AnswerEntry,
  type NamedValue,
  type Operation,
} from './operation.ts';

const etag: NamedValue = {
  name: 'ETag',
  schema: z.string(),
  description: 'The revision of the words. Send it back as If-None-Match.',
};

const ifNoneMatch: NamedValue = {
  name: 'If-None-Match',
  schema: z.string().max(1000),
  description: 'Entity tags of answers that you still hold.',
};

const unchanged: AnswerEntry = { description: 'Nothing has changed since the answer that you hold.' };

const listWords: Operation = {
  id: 'listWords',
  method: 'GET',
  path: '/api/words',
  tag: 'words',
  summary: 'Lists of words: filtered, ordered, sampled, kept apart',
  description:
    'A list is made in this order: filters, words left out, `order`, rules, `take`, `sort`. All filters hold together. Lists come in pages: follow `next`. A random order of a seed is the same every time while the words do not change.',
  query: wordsParameters,
  headers: [
    ifNoneMatch,
    {
      name: 'Accept',
      schema: z.string().max(1000),
      description: 'The forms of the answer that you take; `format` goes before it.',
    },
  ],
  answers: {
    200: {
      description: 'Words, as JSON, CSV (RFC 4180, with a header line), NDJSON or plain text.',
      schema: wordsPage,
      otherTypes: [mediaTypes.csv, mediaTypes.ndjson, mediaTypes.text],
      headers: [
        { ...etag, description: `${etag.description} Absent when the seed was drawn.` },
        { name: 'Link', schema: z.string(), description: 'The next page, `rel="next"`.' },
        {
          name: 'X-Total-Count',
          schema: z.string(),
          description: '`total`, for forms that have no place for it.',
        },
        { name: 'X-Random-Seed', schema: z.string(), description: '`seed`, percent-encoded.' },
      ],
    },
    304: unchanged,
  },
  problems: {
    ...databaseProblems,
    406: 'nothing of what Accept names can be given',
    422: 'fewer words keep the rules than `take` asks for (`possible` says how many there are), or the rules take too much work; `detail` says what to ask instead',
  },
  examples: [
    {
      summary: 'Ten common nouns, the same each time',
      url: '/api/words?commonness=4..&types=noun&take=10&seed=7',
      status: 200,
    },
    {
      summary: 'Words for a game: five letters, inoffensive',
      url: '/api/words?length=5&letters=a-z&offensiveness=0&nsfw=0&order=-commonness&take=20&total=true',
      status: 200,
    },
    {
      summary: 'A crossword pattern, the words alone',
      url: '/api/words?text=a??le&format=text',
      status: 200,
    },
    {
      summary: 'A table for a spreadsheet',
      url: '/api/words?sentiment=2.5..&fields=types,sentiment&format=csv',
      status: 200,
    },
    {
      summary: 'A passphrase list: no word begins with another, any two are two edits apart',
      url: '/api/words?length=3..8&order=-commonness&prefixFree&minDistance=2&take=6**2&sort=text',
      status: 200,
    },
    { summary: 'A parameter out of bounds', url: '/api/words?commonness=9', status: 400 },
  ],
};

const getCounts: Operation = {
  id: 'getCounts',
  method: 'GET',
  path: '/api/counts',
  tag: 'words',
  summary: 'How many words there are of each value, under the other filters',
  description:
    'For each value of each scale, type and length: the words that pass all filters but those on itself. Rules, order and `take` have no part in it.',
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
  headers: [ifNoneMatch],
  answers: { 200: { description: 'The word.', schema: wordDetail, headers: [etag] }, 304: unchanged },
  problems: { ...databaseProblems, 404: 'there is no score of this word' },
  examples: [
    { summary: 'A word', url: '/api/words/apple', status: 200 },
    { summary: 'A word without a score', url: '/api/words/zzyzx', status: 404 },
  ],
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
  getCounts,
  getWord,
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
