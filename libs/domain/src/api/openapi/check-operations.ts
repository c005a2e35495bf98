import { noParameters } from '../http/list-parameters.ts';
import { checkRequest, listCheck } from '../words/check-words.ts';
import { listVerdict, verifyRequest } from '../words/verify-list.ts';
import { databaseProblems, type Operation } from './operation.ts';

const postProblems = {
  ...databaseProblems,
  413: 'too much was sent along',
  415: 'the body is no JSON',
  422: 'it takes more work than one request may ask for; `detail` says what to ask instead',
} as const;

/** `POST /api/check`. */
export const checkWordsOperation: Operation = {
  id: 'checkWords',
  method: 'POST',
  path: '/api/check',
  tag: 'words',
  summary: 'What a list is like and what is wrong with it',
  description:
    'Structure, entropy, tone, words that sound or look alike, the worst pairs, and what is not known here. Each kind of finding is counted, and up to fifty are named. What is sent is not stored.',
  query: noParameters,
  body: checkRequest,
  answers: { 200: { description: 'The findings.', schema: listCheck } },
  problems: postProblems,
  examples: [
    {
      summary: 'Five words',
      url: '/api/check',
      body: { words: ['flower', 'flour', 'car', 'carton', 'zzyzx'] },
      status: 200,
    },
    { summary: 'Nothing', url: '/api/check', body: {}, status: 400 },
  ],
};

/** `POST /api/verify`. */
export const verifyListOperation: Operation = {
  id: 'verifyList',
  method: 'POST',
  path: '/api/verify',
  tag: 'words',
  summary: 'Whether a list is what its recipe makes, and what has drifted',
  query: noParameters,
  body: verifyRequest,
  answers: { 200: { description: 'The verdict.', schema: listVerdict } },
  problems: postProblems,
  examples: [
    {
      summary: 'A list of three words',
      url: '/api/verify',
      body: {
        recipe: { parameters: { text: 'a*', order: 'text', take: '3' }, revision: 1, words: 3 },
        list: ['ankle', 'apple', 'avocado'],
      },
      status: 200,
    },
    { summary: 'Without a list', url: '/api/verify', body: { recipe: {} }, status: 400 },
  ],
};
