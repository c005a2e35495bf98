import * as z from 'zod';
import { noParameters } from '../http/list-parameters.ts';
import { mediaTypes } from '../words/word-formats.ts';
import { wordsPage } from '../words/word-views.ts';
import { wordsParameters } from '../words/words-parameters.ts';
import { wordsRequest } from '../words/words-request.ts';
import { etag, ifNoneMatch, unchanged } from './cached-answers.ts';
import { databaseProblems, type AnswerEntry, type NamedValue, type Operation } from './operation.ts';

const wordsHeaders: readonly NamedValue[] = [
  {
    name: 'Link',
    schema: z.string(),
    description:
      'The next page, `rel="next"`, and the recipe as an address that tells whether the list is still the same, `rel="canonical"`.',
  },
  {
    name: 'X-Total-Count',
    schema: z.string(),
    description: '`total`, for forms that have no place for it.',
  },
  { name: 'X-Random-Seed', schema: z.string(), description: '`seed`, percent-encoded.' },
  { name: 'X-Same-List', schema: z.string(), description: '`same`, where `was` asks.' },
];

const words: AnswerEntry = {
  description: 'Words, as JSON, CSV (RFC 4180, with a header line), NDJSON or plain text.',
  schema: wordsPage,
  otherTypes: [mediaTypes.csv, mediaTypes.ndjson, mediaTypes.text],
};

const shortage =
  'fewer words keep the rules than `take` asks for (`possible` says how many there are, `most` how many any order could bring, `lifting` what leaving out a filter or rule would), or the list takes too much work; `detail` says what to ask instead';

/** `GET /api/words`. */
export const listWords: Operation = {
  id: 'listWords',
  method: 'GET',
  path: '/api/words',
  tag: 'words',
  summary: 'Lists of words: filtered, ordered, sampled, kept apart',
  description:
    'A list is made in this order: filters, words left out, `split`, `order`, rules, `take`, `sort`, `dice`. All filters hold together. Lists come in pages: follow `next`. A random order of a seed is the same every time while the words do not change, and `recipe` makes the list again.',
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
      ...words,
      headers: [
        { ...etag, description: `${etag.description} Absent when the seed was drawn.` },
        ...wordsHeaders,
      ],
    },
    304: unchanged,
  },
  problems: {
    ...databaseProblems,
    406: 'nothing of what Accept names can be given',
    409: 'the cursor goes on in a list that has changed since its first page',
    422: shortage,
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
    {
      summary: 'A list for two dice with six sides, of base forms that sound different',
      url: '/api/words?commonness=1..&forms=base&noHomophones&take=6**2&seed=7&sort=text&dice=6',
      status: 200,
    },
    {
      summary: 'Words of low and of high complexity that are alike in length and commonness',
      url: '/api/words?split=complexity:..1/3..&hold=length,commonness:0.5&take=5&seed=7',
      status: 200,
    },
    { summary: 'A parameter out of bounds', url: '/api/words?commonness=9', status: 400 },
  ],
};

/** `POST /api/words`. */
export const sendWords: Operation = {
  ...listWords,
  id: 'sendWords',
  method: 'POST',
  summary: 'The same, from a recipe, of words that are sent along',
  description:
    'Makes the list of a recipe. `words` are the words to choose from instead of all that are stored, in their order (`order=given`); `lists` are named by their hash in `list`, `inAll`, `notList` and `has`. What is sent is not stored.',
  query: noParameters,
  headers: [
    {
      name: 'Accept',
      schema: z.string().max(1000),
      description: 'The forms of the answer that you take; `format` goes before it.',
    },
  ],
  body: wordsRequest,
  answers: { 200: { ...words, headers: wordsHeaders } },
  problems: {
    ...databaseProblems,
    406: 'nothing of what Accept names can be given',
    409: 'the cursor goes on in a list that has changed since its first page',
    413: 'too much was sent along',
    415: 'the body is no JSON',
    422: shortage,
  },
  examples: [
    {
      summary: 'Of words of one’s own, those that can be told apart, in their order',
      url: '/api/words',
      body: {
        recipe: { parameters: { order: 'given', prefixFree: true, noHomophones: true } },
        words: ['flower', 'flour', 'car', 'carton', 'lamp'],
      },
      status: 200,
    },
    {
      summary: 'A recipe again',
      url: '/api/words',
      body: { recipe: { recipe: 1, parameters: { commonness: '4..', take: '10', seed: '7' } } },
      status: 200,
    },
    {
      summary: 'No recipe',
      url: '/api/words',
      body: { recipe: { parameters: { taste: '1' } } },
      status: 400,
    },
  ],
};
