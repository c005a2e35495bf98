import * as z from 'zod';
import { limits } from '../../limits.ts';
import { agreementParameters, judgeAgreement, judgeInput, judgeList } from '../judges/judge-views.ts';
import { normsList, normsParameters, normsView } from '../judges/norms-views.ts';
import { mediaTypes } from '../words/word-formats.ts';
import { etag, ifNoneMatch, unchanged } from './cached-answers.ts';
import { databaseProblems, scopeProblems, type NamedValue, type Operation } from './operation.ts';

const judge: NamedValue = {
  name: 'id',
  schema: z.string().min(1).max(200),
  description: 'The id of a judge.',
};
const norms: NamedValue = {
  name: 'id',
  schema: z.string().min(7).max(66),
  description: '`norms.` and a name of small letters, digits and hyphens.',
};
const noJudge = 'there is no such judge';

/** The routes that tell who rates. */
export const judgeReads: readonly Operation[] = [
  {
    id: 'listJudges',
    method: 'GET',
    path: '/api/judges',
    tag: 'words',
    summary: 'Who rates: models, lexica, editors and norms, the one that is believed most first',
    headers: [ifNoneMatch],
    answers: { 200: { description: 'The judges.', schema: judgeList, headers: [etag] }, 304: unchanged },
    problems: databaseProblems,
    examples: [{ summary: 'The judges', url: '/api/judges', status: 200 }],
  },
  {
    id: 'compareJudges',
    method: 'GET',
    path: '/api/judges/{id}/agreement',
    tag: 'words',
    summary: 'How far two judges agree, scale by scale',
    pathValues: [judge],
    query: agreementParameters,
    headers: [ifNoneMatch],
    answers: {
      200: { description: 'The figures.', schema: judgeAgreement, headers: [etag] },
      304: unchanged,
    },
    problems: { ...databaseProblems, 404: noJudge },
    examples: [
      { summary: 'A judge that is not there', url: '/api/judges/nobody/agreement?with=nobody', status: 404 },
    ],
  },
];

/** The routes by which operators deal with judges. */
export const judgeWrites: readonly Operation[] = [
  {
    id: 'putNorms',
    method: 'PUT',
    path: '/api/judges/{id}/opinions',
    tag: 'corrections',
    summary: 'Import ratings by people as a judge: all that it says from now on',
    description:
      'CSV has a first line with `word` and any scales of ours, and `types`; NDJSON has lines as the words come: `{"text": "good", "scores": {"sentiment": 3.1}}`. A line that cannot be read is told in the answer and delays no other; a word that the file does not name any more is taken back. The same file twice changes nothing; an import that broke off is finished by sending it again. Only operators know of norms until they are published.',
    scope: 'words:write',
    pathValues: [norms],
    query: normsParameters,
    textTypes: [mediaTypes.csv, mediaTypes.ndjson],
    answers: {
      200: { description: 'What the import changed.', schema: normsView },
      201: { description: 'The norms are new.', schema: normsView },
    },
    problems: {
      ...scopeProblems,
      404: 'no id is as long as this',
      409: 'the judge is no norms or has retired, or another import of it has begun',
      413: `the body is over ${limits.normsBytes / 1024 / 1024} MiB`,
      415: 'the body is neither text/csv nor application/x-ndjson',
    },
    examples: [
      {
        summary: 'Two words with scores from 1 to 9',
        url: '/api/judges/norms.warriner/opinions?source=Warriner%202013&licence=CC%20BY-NC-ND%203.0&scale=sentiment:1..9',
        headers: { 'content-type': mediaTypes.csv },
        body: 'word,sentiment\nsunshine,8.14\ntorture,1.4\n',
        status: 201,
      },
      {
        summary: 'Norms of nobody',
        url: '/api/judges/norms.warriner/opinions?licence=MIT',
        headers: { 'content-type': mediaTypes.csv },
        body: 'word,sentiment\nsunshine,3\n',
        status: 400,
      },
    ],
  },
  {
    id: 'listNorms',
    method: 'GET',
    path: '/api/norms',
    tag: 'corrections',
    summary: 'All norms, also those that were not published',
    scope: 'words:write',
    answers: { 200: { description: 'The norms, by id.', schema: normsList } },
    problems: scopeProblems,
    examples: [{ summary: 'The norms', url: '/api/norms', status: 200 }],
  },
  {
    id: 'rankJudge',
    method: 'PUT',
    path: '/api/judges/{id}',
    tag: 'runs',
    summary: 'Say whom to believe first, publish norms, or let a judge retire',
    description:
      'Readers see it within a second. A judge that retires by mistake may return for a week with all that it said, and gets a rank in the same request.',
    scope: 'runs:write',
    pathValues: [judge],
    body: judgeInput,
    answers: { 204: { description: 'It is done.' } },
    problems: {
      ...scopeProblems,
      404: noJudge,
      409: 'the judge is not public or has retired: it can have no rank',
      413: 'the body is over 64 KiB',
      415: 'the body is not application/json',
    },
    examples: [
      { summary: 'A judge that is not there', url: '/api/judges/nobody', body: { rank: 3 }, status: 404 },
    ],
  },
];
