import * as z from 'zod';
import { agreementParameters, judgeAgreement, judgeInput, judgeList } from '../judges/judge-views.ts';
import { etag, ifNoneMatch, unchanged } from './cached-answers.ts';
import { databaseProblems, scopeProblems, type NamedValue, type Operation } from './operation.ts';

const judge: NamedValue = {
  name: 'id',
  schema: z.string().min(1).max(200),
  description: 'The id of a judge.',
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
    id: 'rankJudge',
    method: 'PUT',
    path: '/api/judges/{id}',
    tag: 'runs',
    summary: 'Say whom to believe first, or let a judge retire',
    scope: 'runs:write',
    pathValues: [judge],
    body: judgeInput,
    answers: { 204: { description: 'It is done.' } },
    problems: {
      ...scopeProblems,
      404: noJudge,
      413: 'the body is over 64 KiB',
      415: 'the body is not application/json',
    },
    examples: [
      { summary: 'A judge that is not there', url: '/api/judges/nobody', body: { rank: 3 }, status: 404 },
    ],
  },
];
