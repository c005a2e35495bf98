import * as z from 'zod';
import { sourceListParameters } from '../http/list-parameters.ts';
import { listInput } from '../lists/list-views.ts';
import { sourceInput, sourceList, sourceView } from '../sources/source-views.ts';
import { bodyProblems, scopeProblems, type NamedValue, type Operation } from './operation.ts';

const id: NamedValue = { name: 'id', schema: z.string().min(1).max(200), description: 'The id of a source.' };
const etag: NamedValue = { name: 'ETag', schema: z.string(), description: 'The version of the source.' };
const ifMatch: NamedValue = {
  name: 'If-Match',
  schema: z.string().max(1000),
  description: 'The ETag of the version that you have seen; `*` for any.',
};

const list = {
  name: 'EFF long list',
  url: 'https://www.eff.org/files/2016/07/18/eff_large_wordlist.txt',
  format: { kind: 'delimited', separator: 'tab', column: 2 },
};

/** The routes of sources. */
export const sourceOperations: readonly Operation[] = [
  {
    id: 'listSources',
    method: 'GET',
    path: '/api/sources',
    tag: 'sources',
    summary: 'All sources, in pages',
    scope: 'sources:read',
    query: sourceListParameters,
    answers: { 200: { description: 'Sources by id.', schema: sourceList } },
    problems: scopeProblems,
    examples: [{ summary: 'The sources', url: '/api/sources?limit=10', status: 200 }],
  },
  {
    id: 'addSource',
    method: 'POST',
    path: '/api/sources',
    tag: 'sources',
    summary: 'Register a list of words',
    scope: 'sources:write',
    body: sourceInput,
    answers: {
      201: {
        description: 'The source.',
        schema: sourceView,
        headers: [etag, { name: 'Location', schema: z.string(), description: 'The path of the source.' }],
      },
    },
    problems: { ...scopeProblems, ...bodyProblems },
    examples: [
      { summary: 'A dice list: the word is the second column', url: '/api/sources', body: list, status: 201 },
      {
        summary: 'Only https is read',
        url: '/api/sources',
        body: { ...list, url: 'http://example.com/list.txt' },
        status: 400,
      },
    ],
  },
  {
    id: 'getSource',
    method: 'GET',
    path: '/api/sources/{id}',
    tag: 'sources',
    summary: 'One source',
    scope: 'sources:read',
    pathValues: [id],
    answers: { 200: { description: 'The source.', schema: sourceView, headers: [etag] } },
    problems: { ...scopeProblems, 404: 'there is no such source' },
    examples: [{ summary: 'A source', url: '/api/sources/{id}', status: 200 }],
  },
  {
    id: 'replaceSource',
    method: 'PUT',
    path: '/api/sources/{id}',
    tag: 'sources',
    summary: 'Change a source; runs that have begun keep what they began with',
    scope: 'sources:write',
    pathValues: [id],
    headers: [{ ...ifMatch, required: true }],
    body: sourceInput,
    answers: { 200: { description: 'The source as it is now.', schema: sourceView, headers: [etag] } },
    problems: {
      ...scopeProblems,
      ...bodyProblems,
      404: 'there is no such source',
      412: 'the source has changed since',
      428: 'If-Match is missing',
    },
    examples: [
      {
        summary: 'Rename a source',
        url: '/api/sources/{id}',
        headers: { 'if-match': '"1"' },
        body: { ...list, name: 'Dice words' },
        status: 200,
      },
      { summary: 'Without the version', url: '/api/sources/{id}', body: list, status: 428 },
    ],
  },
  {
    id: 'showList',
    method: 'PUT',
    path: '/api/sources/{id}/list',
    tag: 'sources',
    summary: 'Show the list of a source to everybody, or keep it to yourself',
    scope: 'sources:write',
    pathValues: [id],
    body: listInput,
    answers: { 204: { description: 'It is done.' } },
    problems: { ...scopeProblems, ...bodyProblems, 404: 'no run has read the list of such a source' },
    examples: [
      {
        summary: 'Before a run has read it',
        url: '/api/sources/{id}/list',
        body: { public: false },
        status: 404,
      },
    ],
  },
  {
    id: 'removeSource',
    method: 'DELETE',
    path: '/api/sources/{id}',
    tag: 'sources',
    summary: 'Remove a source and its list; its runs and scores stay',
    scope: 'sources:write',
    pathValues: [id],
    headers: [ifMatch],
    answers: { 204: { description: 'It is gone.' } },
    problems: {
      ...scopeProblems,
      404: 'there is no such source',
      409: 'a run of it is live; `runId` names it',
      412: 'the source has changed since',
    },
    examples: [{ summary: 'Remove a source', url: '/api/sources/{id}', status: 204 }],
  },
];
