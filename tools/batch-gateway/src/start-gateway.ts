import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { Answerer } from './answers/answerer.ts';
import { type BatchBehaviour, soundBehaviour } from './batches/batch-behaviour.ts';
import { makeBatchRunner } from './batches/batch-runner.ts';
import { makeGate } from './batches/gate.ts';
import { makePaceMeter } from './batches/pace.ts';
import { type Limits, type Report, type RunnerContext, secondsOf } from './batches/runner-context.ts';
import { batchRoutes } from './http/batch-routes.ts';
import { directRoutes } from './http/direct-routes.ts';
import { fileRoutes } from './http/file-routes.ts';
import { makeServer } from './http/make-server.ts';
import { reportToStderr } from './report-to-stderr.ts';
import type { LedgerEntry, LedgerSummary } from './store/ledger.ts';
import { openStore } from './store/open-store.ts';

export interface GatewayOptions {
  /** Folder of all state; made if missing. One gateway a folder. */
  readonly dataDir: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** A loopback address; default 127.0.0.1. */
  readonly host?: string;
  readonly answerer: Answerer;
  /** What callers have to show as their API key; without it every program of this machine is served. */
  readonly apiKey?: string;
  /** Unix milliseconds; default the machine's clock. */
  readonly clock?: () => number;
  /** Milliseconds that every batch stays in progress at least; default 0. */
  readonly delayMs?: number;
  readonly behaviour?: BatchBehaviour;
  readonly limits?: Partial<Limits>;
  readonly report?: Report;
  readonly makeId?: (prefix: string) => string;
}

export interface Gateway {
  /** Without the `/v1` that the SDK's base URL ends in. */
  readonly url: string;
  ledger(): LedgerEntry[];
  ledgerSummary(): LedgerSummary;
  /** Stops in order: what is answered is stored, the rest is answered by the next gateway on this data dir. */
  close(): Promise<void>;
}

const providerLimits: Limits = {
  maxLines: 50_000,
  maxFileBytes: 200 * 1024 * 1024,
  maxEnqueuedTokens: Infinity,
  completionWindowMs: 24 * 60 * 60 * 1000,
};

/**
 * Serves /v1/files, /v1/batches and /v1/responses on a loopback port and goes on with the batches that an
 * earlier gateway left in the data dir. Rejects with DataDirTaken, or with the system's error when the port is taken.
 */
export const startGateway = async (options: GatewayOptions): Promise<Gateway> => {
  const host = options.host ?? '127.0.0.1';
  const context = makeContext(options);
  const { store, clock, report } = context;
  const runner = makeBatchRunner(context);
  const routes = [...fileRoutes(context), ...batchRoutes({ ...context, runner }), ...directRoutes(context)];
  const server = makeServer(routes, report, options.apiKey);
  store.files.sweep(secondsOf(clock()));
  try {
    server.listen(options.port, host);
    await once(server, 'listening');
  } catch (error) {
    store.close();
    throw error;
  }
  runner.resume();
  const stop = async (): Promise<void> => {
    server.close();
    server.closeAllConnections();
    await runner.close();
    store.close();
  };
  let closing: Promise<void> | undefined;
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : options.port;
  return {
    url: `http://${host}:${String(port)}`,
    ledger: () => [...store.ledger.entries()],
    ledgerSummary: () => store.ledger.summarize(),
    close() {
      closing ??= stop();
      return closing;
    },
  };
};

function makeContext(options: GatewayOptions): RunnerContext {
  const clock = options.clock ?? Date.now;
  const { answerer, pace } = makePaceMeter(options.answerer, clock);
  return {
    store: openStore(options.dataDir),
    answerer,
    pace,
    gate: makeGate(answerer.concurrency),
    behaviour: options.behaviour ?? soundBehaviour,
    clock,
    makeId: options.makeId ?? randomId,
    delayMs: options.delayMs ?? 0,
    limits: { ...providerLimits, ...options.limits },
    report: options.report ?? reportToStderr,
  };
}

function randomId(prefix: string): string {
  return prefix + randomBytes(12).toString('hex');
}
