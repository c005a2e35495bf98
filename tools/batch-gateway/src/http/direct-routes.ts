import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import * as z from 'zod';
import type { Answer } from '../answers/answerer.ts';
import { fromChatRequest, toChatCompletion } from '../answers/chat-request.ts';
import { modelRequest, type ModelRequest, wordsOf } from '../answers/model-request.ts';
import type { RunnerContext } from '../batches/runner-context.ts';
import { ApiError } from './api-error.ts';
import { type Exchange, readJson, type Route, sendJson } from './exchange.ts';
import { modelRoutes } from './model-routes.ts';
import { progressRoute } from './progress-route.ts';

type DirectContext = Pick<RunnerContext, 'store' | 'answerer' | 'pace' | 'gate' | 'clock'>;

/** One direct answer, the models, the ledger, how far it is, and a sign of life. */
export const directRoutes = (context: DirectContext): Route[] => [
  ...modelRoutes(context),
  progressRoute(context),
  {
    method: 'POST',
    path: /^\/v1\/responses$/,
    handle: (exchange) => answerDirectly(context, exchange, [modelRequest, asResponse]),
  },
  {
    method: 'POST',
    path: /^\/v1\/chat\/completions$/,
    handle: (exchange) => answerDirectly(context, exchange, [fromChatRequest, toChatCompletion]),
  },
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

async function answerDirectly(
  context: DirectContext,
  exchange: Exchange,
  [schema, present]: readonly [z.ZodType<ModelRequest>, (request: ModelRequest, answer: Answer) => unknown],
): Promise<void> {
  const { store, answerer, gate, clock } = context;
  const request = await readRequest(exchange, schema);
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
    const whole = answer.status === 200;
    sendJson(exchange, answer.status, whole ? present(request, answer) : answer.body);
  } finally {
    gate.leave();
  }
}

/** Reads a body by its schema. Throws ApiError 400, also for an answer in pieces, which is not given here. */
async function readRequest(exchange: Exchange, schema: z.ZodType<ModelRequest>): Promise<ModelRequest> {
  const document = await readJson(exchange);
  if (z.looseObject({ stream: z.literal(true) }).safeParse(document).success) {
    const message = "Unsupported value: 'stream' must be false: this server gives whole answers only.";
    throw new ApiError(400, message, { param: 'stream', code: 'unsupported_value' });
  }
  const parsed = schema.safeParse(document);
  if (!parsed.success) throw new ApiError(400, z.prettifyError(parsed.error));
  return parsed.data;
}

function asResponse(_request: ModelRequest, answer: Answer): unknown {
  return answer.body;
}

async function sendLedger({ store }: DirectContext, { response }: Exchange): Promise<void> {
  const lines = function* () {
    for (const entry of store.ledger.entries()) yield `${JSON.stringify(entry)}\n`;
  };
  response.writeHead(200, { 'content-type': 'application/x-ndjson' });
  await pipeline(Readable.from(lines()), response);
}
