import {
  answerJson,
  readBody,
  type ApiAnswer,
  type ApiRequest,
  type ApiRoutes,
} from '@word-list/adapters/http-api';
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
import { readQuery, withScope } from './route.ts';

type Ports = StartRunPorts &
  ShowRunPorts &
  EstimateRunPorts & { readonly runs: RunStore; readonly cursorKey: string };

const keyPattern = /^[\x21-\x7e]{1,200}$/;

/** The routes of runs. */
export const runRoutes = (ports: Ports): ApiRoutes => ({
  ...lists(ports),
  ...starts(ports),

  'GET /api/runs/:id': withScope('runs:read', async (request) => {
    readQuery(request, noParameters);
    return answerJson(await showRun(ports)(request.param('id')));
  }),

  'POST /api/runs/:id/cancel': withScope('runs:write', async (request) => {
    readQuery(request, noParameters);
    return accepted(ports, await cancelRun(ports)(request.param('id')));
  }),
});

function lists(ports: Ports): ApiRoutes {
  const { runs, cursorKey: key } = ports;
  return {
    'GET /api/sources/:id/runs': withScope('runs:read', async (request) => {
      const sourceId = request.param('id');
      const { entries, next } = await takePage(
        {
          seal: { key, purpose: `runs of ${sourceId}` },
          read: ({ limit, after: before }) =>
            runs.list({ sourceId, limit, ...(before !== undefined && { before }) }),
          nameOf: ({ id }) => id,
        },
        readQuery(request, runListParameters),
      );
      return answerJson({ runs: entries.map(viewRunSummary), ...(next !== undefined && { next }) });
    }),

    'GET /api/runs/:id/failures': withScope('runs:read', async (request) => {
      const page = readQuery(request, failureListParameters);
      const { id } = await getRun(ports, request.param('id'));
      const { entries: failures, next } = await takePage(
        {
          seal: { key, purpose: `failures of ${id}` },
          read: (options) => runs.failures(id, options),
          nameOf: ({ text }) => text,
        },
        page,
      );
      return answerJson({ failures, ...(next !== undefined && { next }) });
    }),
  };
}

function starts(ports: Ports): ApiRoutes {
  return {
    'POST /api/sources/:id/runs': withScope('runs:write', async (request) => {
      const { dryRun } = readQuery(request, startParameters);
      const sourceId = request.param('id');
      const input = readBody(request, runInput);
      if (dryRun) return answerJson(await estimateRun(ports)(sourceId, input));
      const { run } = await startRun(ports)({ sourceId, input, key: readKey(request) });
      return accepted(ports, run);
    }),

    'POST /api/runs/:id/retry': withScope('runs:write', async (request) => {
      readQuery(request, noParameters);
      const { budgetUsd } = readBody(request, retryInput);
      const { run } = await retryRun(ports)({
        runId: request.param('id'),
        budgetUsd,
        key: readKey(request),
      });
      return accepted(ports, run);
    }),
  };
}

function readKey({ headers }: ApiRequest): string | undefined {
  const key = headers['idempotency-key'];
  if (key === undefined || keyPattern.test(key)) return key;
  throw new InvalidInput('Idempotency-Key', 'has 1 to 200 visible ASCII characters');
}

async function accepted(ports: Ports, run: Run): Promise<ApiAnswer> {
  return answerJson(await withProgress(ports, run), {
    status: 202,
    headers: { location: `/api/runs/${run.id}` },
  });
}
