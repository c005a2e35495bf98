import { readBody } from '@word-list/adapters/http-api';
import { InvalidInput, type Run, type RunStore } from '@word-list/domain';
import {
  cancelRun,
  estimateRun,
  failureListParameters,
  getRun,
  noParameters,
  retryInput,
  retryRun,
  runInput,
  runListParameters,
  showRun,
  startParameters,
  startRun,
  takePage,
  viewRunSummary,
  withProgress,
  type EstimateRunPorts,
  type ShowRunPorts,
  type StartRunPorts,
} from '@word-list/domain/api';
import type { Context, Hono } from 'hono';
import { readQuery, withScope, type ApiEnv } from './route.ts';

type Ports = StartRunPorts &
  ShowRunPorts &
  EstimateRunPorts & { readonly runs: RunStore; readonly cursorKey: string };

const keyPattern = /^[\x21-\x7e]{1,200}$/;

/** Adds the routes of runs. */
export const addRunRoutes = (app: Hono<ApiEnv>, ports: Ports): void => {
  addLists(app, ports);
  addStarts(app, ports);

  app.get('/api/runs/:id', withScope('runs:read'), async (context) => {
    readQuery(context, noParameters);
    return context.json(await showRun(ports)(context.req.param('id')));
  });

  app.post('/api/runs/:id/cancel', withScope('runs:write'), async (context) => {
    readQuery(context, noParameters);
    return accepted(context, ports, await cancelRun(ports)(context.req.param('id')));
  });
};

function addLists(app: Hono<ApiEnv>, ports: Ports): void {
  const { runs, cursorKey: key } = ports;

  app.get('/api/sources/:id/runs', withScope('runs:read'), async (context) => {
    const sourceId = context.req.param('id');
    const { entries, next } = await takePage(
      {
        seal: { key, purpose: `runs of ${sourceId}` },
        read: ({ limit, after: before }) =>
          runs.list({ sourceId, limit, ...(before !== undefined && { before }) }),
        nameOf: ({ id }) => id,
      },
      readQuery(context, runListParameters),
    );
    return context.json({ runs: entries.map(viewRunSummary), ...(next !== undefined && { next }) });
  });

  app.get('/api/runs/:id/failures', withScope('runs:read'), async (context) => {
    const page = readQuery(context, failureListParameters);
    const { id } = await getRun(ports, context.req.param('id'));
    const { entries: failures, next } = await takePage(
      {
        seal: { key, purpose: `failures of ${id}` },
        read: (options) => runs.failures(id, options),
        nameOf: ({ text }) => text,
      },
      page,
    );
    return context.json({ failures, ...(next !== undefined && { next }) });
  });
}

function addStarts(app: Hono<ApiEnv>, ports: Ports): void {
  app.post('/api/sources/:id/runs', withScope('runs:write'), async (context) => {
    const { dryRun } = readQuery(context, startParameters);
    const sourceId = context.req.param('id');
    const input = await readBody(context.req.raw, runInput);
    if (dryRun) return context.json(await estimateRun(ports)(sourceId, input));
    const { run } = await startRun(ports)({ sourceId, input, key: readKey(context) });
    return accepted(context, ports, run);
  });

  app.post('/api/runs/:id/retry', withScope('runs:write'), async (context) => {
    readQuery(context, noParameters);
    const { budgetUsd } = await readBody(context.req.raw, retryInput);
    const { run } = await retryRun(ports)({
      runId: context.req.param('id'),
      budgetUsd,
      key: readKey(context),
    });
    return accepted(context, ports, run);
  });
}

function readKey(context: Context<ApiEnv>): string | undefined {
  const key = context.req.header('idempotency-key');
  if (key === undefined || keyPattern.test(key)) return key;
  throw new InvalidInput('Idempotency-Key', 'has 1 to 200 visible ASCII characters');
}

async function accepted(context: Context<ApiEnv>, ports: Ports, run: Run): Promise<Response> {
  return context.json(await withProgress(ports, run), 202, { location: `/api/runs/${run.id}` });
}
