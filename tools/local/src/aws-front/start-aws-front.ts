import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { functions, type FunctionName, type Grant } from '@word-list/topology';
import { closeServer, listenOnLoopback } from '../processes/listen-on-loopback.ts';
import { readBody } from '../processes/read-body.ts';
import { readAwsCall, type AwsCall, type AwsRequest, type AwsService } from './aws-call.ts';
import type { CallCounts } from './call-counts.ts';
import { readCaller } from './caller.ts';
import type { FaultPlan } from './faults.ts';
import { findMissingGrant } from './find-missing-grant.ts';
import { makeForwarder } from './forward.ts';
import { denyAccess, denyCaller, refuseCall, type AwsAnswer } from './refusals.ts';
import { makeServe, serveFaulty, type Answer, type Backends, type Serve } from './serve-call.ts';

export interface AwsFrontOptions extends Backends {
  /** Access key id of each function. */
  readonly accessKeys: Readonly<Record<FunctionName, string>>;
  readonly counts: CallCounts;
  /** Told of every refusal: it means that code and topology disagree. */
  readonly onRefusal?: (functionName: FunctionName, message: string) => void;
  readonly faults?: FaultPlan;
  /** The grants of the topology unless a test takes some away. */
  readonly grantsOf?: (functionName: FunctionName) => readonly Grant[];
}

/** The largest body taken: above what the bucket server takes, so that it answers itself. */
const bodyLimitBytes = 16 * 1024 * 1024;

/** A conditional PUT is refused because the bucket server ignores the condition without saying so. */
const readCall = (service: AwsService, request: AwsRequest): AwsCall | AwsAnswer => {
  const condition = request.headers['if-match'] ?? request.headers['if-none-match'];
  if (service === 's3' && request.method === 'PUT' && condition !== undefined) {
    return refuseCall(service, 'conditional writes are not emulated');
  }
  try {
    return readAwsCall(service, request);
  } catch (error) {
    return refuseCall(service, `the request cannot be read: ${String(error)}`);
  }
};

const makeAnswer = (options: AwsFrontOptions, serve: Serve) => {
  const functionOf = new Map(
    (Object.entries(options.accessKeys) as [FunctionName, string][]).map(([name, key]) => [key, name]),
  );
  const grantsOf = options.grantsOf ?? ((name: FunctionName) => functions[name].grants);

  const answerCaller = async (
    functionName: FunctionName,
    call: AwsCall,
    request: AwsRequest,
  ): Promise<Answer> => {
    options.counts.add(functionName, call.service, call.operation);
    const missing = findMissingGrant(grantsOf(functionName), call.needs);
    if (missing !== undefined) {
      options.onRefusal?.(functionName, `${missing.action} on ${missing.resource.name} is not granted`);
      return denyAccess(call.service, functionName, missing);
    }
    const received = { functionName, call, request };
    const fault = options.faults?.({ ...call, functionName, body: request.body });
    return fault === undefined ? serve(received) : serveFaulty(serve, received, fault);
  };

  return async (request: AwsRequest): Promise<Answer> => {
    const caller = readCaller(request.headers.authorization);
    const functionName = functionOf.get(caller?.accessKeyId ?? '');
    if (caller === undefined || functionName === undefined) return denyCaller(caller?.service ?? 's3');
    const call = readCall(caller.service, request);
    return 'status' in call ? call : answerCaller(functionName, call, request);
  };
};

const handle = async (
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  answer: (request: AwsRequest) => Promise<Answer>,
): Promise<void> => {
  try {
    const body = await readBody(incoming, bodyLimitBytes);
    const { method = 'GET', url = '/', headers } = incoming;
    const result = await answer({ method, url, headers, body });
    if (result === 'drop') incoming.socket.destroy();
    else outgoing.writeHead(result.status, result.headers).end(result.body);
  } catch {
    // The emulator is gone, or the caller is: the broken connection tells it, and its client tries again.
    incoming.socket.destroy();
  }
};

/** The one AWS endpoint of the functions: knows them by access key, holds them to their grants, counts, forwards. */
export const startAwsFront = async (options: AwsFrontOptions) => {
  const forwarder = makeForwarder();
  const answer = makeAnswer(options, makeServe(options, forwarder));
  const server = createServer({ requestTimeout: 0 }, (incoming, outgoing) => {
    void handle(incoming, outgoing, answer);
  });
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
