import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import * as z from 'zod';
import { modelRequest, wordsOf } from '../answers/model-request.ts';
import type { RunnerContext } from '../batches/runner-context.ts';
import { ApiError } from './api-error.ts';
import { type Exchange, readJson, type Route, sendJson } from './exchange.ts';

type DirectContext = Pick<RunnerContext, 'store' | 'answerer' | 'gate' | 'clock'>;

const answerDirectly = async (context: DirectContext, exchange: Exchange): Promise<void> => {
  const { store, answerer, gate, clock } = context;
  const parsed = modelRequest.safeParse(await readJson(exchange));
  if (!parsed.success) throw new ApiError(400, z.prettifyError(parsed.error));
  const request = parsed.data;
  const gone = new AbortController();
  exchange.response.on('close', () => {
    gone.abort();
  });
  await gate.enter();
  try {
    const at = new Date(clock()).toISOString();
    const answer = await answerer.answer(request, {
      batchNumber: 0,
      line: store.ledger.summarize().prompts,
      signal: gone.signal,
    });
    const origin = { at, batchId: null, customId: null, metadata: {} };
    store.ledger.record({ ...origin, model: request.model, status: answer.status, words: wordsOf(request) });
    sendJson(exchange, answer.status, answer.body);
  } finally {
    gate.leave();
  }
};

const sendLedger = async ({ store }: DirectContext, { response }: Exchange): Promise<void> => {
  const lines = function* () {
    for (const entry of store.ledger.entries()) yield `${JSON.stringify(entry)}\n`;
  };
  response.writeHead(200, { 'content-type': 'application/x-ndjson' });
  await pipeline(Readable.from(lines()), response);
};

/** One direct answer, the ledger, and a sign of life. */
export const directRoutes = (context: DirectContext): Route[] => [
  { method: 'POST', path: /^\/v1\/responses$/, handle: (exchange) => answerDirectly(context, exchange) },
  { method: 'GET', path: /^\/ledger$/, handle: (exchange) => sendLedger(context, exchange) },
  {
    method: 'GET',
    path: /^\/ledger\/summary$/,
    handle(exchange) {
      sendJson(exchange, 200, context.store.ledger.summarize());
    },
  },
  {
    method: 'GET',
    path: /^\/health$/,
    handle(exchange) {
      sendJson(exchange, 200, { status: 'ok' });
    },
  },
];
