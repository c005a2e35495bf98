import * as z from 'zod';
import { failureListParameters, runListParameters, startParameters } from '../http/list-parameters.ts';
import { runEstimate } from '../runs/estimate-run.ts';
import { failureList, retryInput, runInput, runList, runView } from '../runs/run-views.ts';
import { bodyProblems, scopeProblems, type NamedValue, type Operation } from './operation.ts';
import { judgeWrites } from './judge-operations.ts';

const sourceId: NamedValue = {
  name: 'id',
  schema: z.string().min(1).max(200),
  description: 'The id of a source.',
};
const runId: NamedValue = { ...sourceId, description: 'The id of a run.' };
const location: NamedValue = { name: 'Location', schema: z.string(), description: 'The path of the run.' };
const key: NamedValue = {
  name: 'Idempotency-Key',
  schema: z.string().regex(/^[\x21-\x7e]{1,200}$/),
  description: 'Any text of yours: the same key starts one run, however often the request is repeated.',
};
const startProblems = {
  ...bodyProblems,
  422: 'the key was used for another request, or (dry run) the list cannot be read; `reason` says why',
} as const;
const noRun = 'there is no such run';

/** The routes of runs. */
export const runOperations: readonly Operation[] = [
  {
    id: 'startRun',
    method: 'POST',
    path: '/api/sources/{id}/runs',
    tag: 'runs',
    summary: 'Start a run, or ask what it would cost',
    scope: 'runs:write',
    pathValues: [sourceId],
    query: startParameters,
    headers: [key],
    body: runInput,
    answers: {
      200: { description: 'Dry run: what the run would read, ask and cost.', schema: runEstimate },
      202: { description: 'The run, which has begun.', schema: runView, headers: [location] },
    },
    problems: {
      ...scopeProblems,
      ...startProblems,
      404: 'there is no such source',
      409: 'the source has a live run; `runId` names it',
      502: 'dry run: the list could not be fetched just now',
    },
    examples: [
      {
        summary: 'What would it cost?',
        url: '/api/sources/{id}/runs?dryRun=true',
        body: { mode: 'new' },
        status: 200,
      },
      {
        summary: 'Score what has no score yet, for two dollars at most',
        url: '/api/sources/{id}/runs',
        headers: { 'idempotency-key': '2026-01-02' },
        body: { mode: 'new', budgetUsd: 2 },
        status: 202,
      },
    ],
  },
  {
    id: 'listRuns',
    method: 'GET',
    path: '/api/sources/{id}/runs',
    tag: 'runs',
    summary: 'The runs of a source, newest first',
    scope: 'runs:read',
    pathValues: [sourceId],
    query: runListParameters,
    answers: { 200: { description: 'Runs, without their counts.', schema: runList } },
    problems: { ...scopeProblems, 404: 'The id is longer than any id of a source.' },
    examples: [{ summary: 'The newest run', url: '/api/sources/{id}/runs?limit=1', status: 200 }],
  },
  {
    id: 'getRun',
    method: 'GET',
    path: '/api/runs/{id}',
    tag: 'runs',
    summary: 'The progress and cost of a run',
    scope: 'runs:read',
    pathValues: [runId],
    answers: { 200: { description: 'The run.', schema: runView } },
    problems: { ...scopeProblems, 404: noRun },
    examples: [{ summary: 'Progress', url: '/api/runs/{id}', status: 200 }],
  },
  {
    id: 'listFailures',
    method: 'GET',
    path: '/api/runs/{id}/failures',
    tag: 'runs',
    summary: 'The words that a run could not have scored, and why',
    scope: 'runs:read',
    pathValues: [runId],
    query: failureListParameters,
    answers: { 200: { description: 'Failures by word.', schema: failureList } },
    problems: { ...scopeProblems, 404: noRun },
    examples: [{ summary: 'Failures', url: '/api/runs/{id}/failures', status: 200 }],
  },
  {
    id: 'cancelRun',
    method: 'POST',
    path: '/api/runs/{id}/cancel',
    tag: 'runs',
    summary: 'Stop a run; what was asked already is kept',
    scope: 'runs:write',
    pathValues: [runId],
    answers: {
      202: { description: 'The run, which is being cancelled.', schema: runView, headers: [location] },
    },
    problems: { ...scopeProblems, 404: noRun, 409: 'the run has ended' },
    examples: [{ summary: 'Cancel', url: '/api/runs/{id}/cancel', status: 202 }],
  },
  {
    id: 'retryRun',
    method: 'POST',
    path: '/api/runs/{id}/retry',
    tag: 'runs',
    summary: 'Start a run of the same list for the words that this one did not score',
    scope: 'runs:write',
    pathValues: [runId],
    headers: [key],
    body: retryInput,
    answers: { 202: { description: 'The new run.', schema: runView, headers: [location] } },
    problems: {
      ...scopeProblems,
      ...startProblems,
      404: noRun,
      409: 'the run has not ended, its source has a live run, or every word has a score',
    },
    examples: [{ summary: 'Only an ended run is retried', url: '/api/runs/{id}/retry', status: 409 }],
  },
  ...judgeWrites,
];
