import type { IncomingMessage, ServerResponse } from 'node:http';
import { functions, type FunctionName, type Grant } from '@word-list/topology';
import { closeServer, listenOnLoopback } from '../processes/listen-on-loopback.ts';
import { makeGuardedServer } from '../processes/make-guarded-server.ts';
import { BodyTooLarge, readBody } from '../processes/read-body.ts';
import { readAwsCall, type AwsCall, type AwsRequest, type AwsService } from './aws-call.ts';
import type { CallCounts } from './call-counts.ts';
import type { FaultPlan } from './faults.ts';
import { refuseBadReceipt } from './find-bad-receipts.ts';
import { findCaller, meantService, type AccessKeys } from './find-caller.ts';
import { findMissingGrant } from './find-missing-grant.ts';
import { makeForwarder } from './forward.ts';
import { hideMissingObject } from './hide-missing-object.ts';
import { refuseEmptyKeys } from './refuse-empty-keys.ts';
import { refuseObject } from './refuse-object.ts';
import { denyAccess, refuseCall, refuseSize, type AwsAnswer } from './refusals.ts';
import { makeServe, serveFaulty, type Answer, type Backends, type Serve } from './serve-call.ts';

export interface AwsFrontOptions extends Backends {
  /** What each function signs with. */
  readonly accessKeys: AccessKeys;
  readonly counts: CallCounts;
  /** Told of every refusal: it means that code and topology disagree. */
  readonly onRefusal?: (functionName: FunctionName, message: string) => void;
  readonly faults?: FaultPlan;
  /** The grants of the topology unless a test takes some away. */
  readonly grantsOf?: (functionName: FunctionName) => readonly Grant[];
}

/** The largest body taken: above what the bucket server takes, so that it answers itself. */
const bodyLimitBytes = 16 * 1024 * 1024;

/**
 * The one AWS endpoint of the functions: knows them by the signatures of their calls, holds them to their grants,
 * counts, and forwards to the emulators, which nobody else can reach.
 */
export const startAwsFront = async (options: AwsFrontOptions) => {
  const forwarder = makeForwarder();
  const answer = makeAnswer(options, makeServe(options, forwarder));
  const server = makeGuardedServer((incoming, outgoing) => handle(incoming, outgoing, answer));
  server.keepAliveTimeout = 60_000;
  const port = await listenOnLoopback(server);
  return {
    origin: `http://127.0.0.1:${port}`,
    async close() {
      await closeServer(server);
      forwarder.close();
    },
  };
};

export type AwsFront = Awaited<ReturnType<typeof startAwsFront>>;

function makeAnswer(options: AwsFrontOptions, serve: Serve) {
  const grantsOf = options.grantsOf ?? ((name: FunctionName) => functions[name].grants);

  const answerCaller = async (
    functionName: FunctionName,
    call: AwsCall,
    request: AwsRequest,
  ): Promise<Answer> => {
    options.counts.add(functionName, call.service, call.operation);
    const grants = grantsOf(functionName);
    const missing = findMissingGrant(grants, call.needs);
    if (missing !== undefined) {
      options.onRefusal?.(functionName, `${missing.action} on ${missing.resource.name} is not granted`);
      return denyAccess(call.service, functionName, missing);
    }
    const refusal = refuseInput(call, request);
    if (refusal !== undefined) return refusal;
    const received = { functionName, call, request };
    const fault = options.faults?.({ ...call, functionName, body: request.body });
    const answer = fault === undefined ? await serve(received) : await serveFaulty(serve, received, fault);
    return hideMissingObject(answer, functionName, { call, grants });
  };

  return async (request: AwsRequest): Promise<Answer> => {
    const caller = findCaller(options.accessKeys, request);
    if ('status' in caller) return caller;
    const call = readCall(caller.service, request);
    return 'status' in call ? call : answerCaller(caller.functionName, call, request);
  };
}

/** For what the emulators would take and the service does not. */
function refuseInput(call: AwsCall, request: AwsRequest): AwsAnswer | undefined {
  return refuseObject(call, request) ?? refuseBadReceipt(call) ?? refuseEmptyKeys(call);
}

function readCall(service: AwsService, request: AwsRequest): AwsCall | AwsAnswer {
  try {
    return readAwsCall(service, request);
  } catch (error) {
    return refuseCall(service, `the request cannot be read: ${String(error)}`);
  }
}

/** What is thrown breaks the connection: the emulator is gone, or the caller is, and its client tries again. */
async function handle(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  answer: (request: AwsRequest) => Promise<Answer>,
): Promise<void> {
  const { method = 'GET', url = '/', headers } = incoming;
  const body = await readBodyOrRefuse(incoming);
  const result = Buffer.isBuffer(body) ? await answer({ method, url, headers, body }) : body;
  if (result === 'drop') incoming.socket.destroy();
  else outgoing.writeHead(result.status, result.headers).end(result.body);
}

async function readBodyOrRefuse(incoming: IncomingMessage): Promise<Buffer | AwsAnswer> {
  try {
    return await readBody(incoming, bodyLimitBytes);
  } catch (error) {
    if (error instanceof BodyTooLarge) return refuseSize(meantService(incoming));
    throw error;
  }
}
