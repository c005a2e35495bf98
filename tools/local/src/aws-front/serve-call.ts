import { setTimeout as sleep } from 'node:timers/promises';
import type { FunctionName } from '@word-list/topology';
import { answerParameters } from './answer-parameters.ts';
import type { AwsCall, AwsRequest } from './aws-call.ts';
import { badReceipt, findBadReceipts } from './find-bad-receipts.ts';
import { failEntries, leaveUnprocessed, type Fault, type Mended } from './faults.ts';
import type { ForwardedAnswer, makeForwarder } from './forward.ts';
import { throttleCall, type AwsAnswer } from './refusals.ts';

/** Where calls are really answered. */
export interface Backends {
  /** Paths of the emulators' sockets. */
  readonly queueSocket: string;
  readonly tableSocket: string;
  /** Values of the parameters by their names in the topology; read at every call. */
  readonly parameters: () => Readonly<Record<string, string>>;
}

export interface ReceivedCall {
  readonly functionName: FunctionName;
  readonly call: AwsCall;
  readonly request: AwsRequest;
}

/** `drop`: the connection is to break without an answer. */
export type Answer = AwsAnswer | ForwardedAnswer | 'drop';
export type Serve = (received: ReceivedCall) => Promise<AwsAnswer | ForwardedAnswer>;

export const makeServe = (backends: Backends, forwarder: ReturnType<typeof makeForwarder>): Serve => {
  const forward: Serve = async ({ call, request }) =>
    forwarder.send(call.service === 'dynamodb' ? backends.tableSocket : backends.queueSocket, request);
  return async (received) => {
    const { call, request } = received;
    if (call.service === 'ssm') return answerParameters(backends.parameters(), request.body);
    const places = findBadReceipts(call);
    return places.length === 0
      ? forward(received)
      : serveRest(forward, received, failEntries(request, places, badReceipt));
  };
};

const emptyAnswer: AwsAnswer = {
  status: 200,
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body: '{}',
};

/** Answers a call with something going wrong on purpose. */
export const serveFaulty = async (serve: Serve, received: ReceivedCall, fault: Fault): Promise<Answer> => {
  switch (fault.kind) {
    case 'throttle':
      return throttleCall(received.call.service);
    case 'drop':
      return 'drop';
    case 'drop-answer':
      await serve(received);
      return 'drop';
    case 'delay':
      await sleep(fault.ms);
      return serve(received);
    case 'fail-entries':
      return serveRest(serve, received, failEntries(received.request, fault.places));
    case 'leave-unprocessed': {
      const { call, request } = received;
      return serveRest(serve, received, leaveUnprocessed(request, call.operation, fault.places));
    }
    case 'repeat':
      await serve(received);
      return serve(received);
  }
};

async function serveRest(serve: Serve, received: ReceivedCall, { rest, mend }: Mended) {
  const { request } = received;
  const served =
    rest === undefined ? emptyAnswer : await serve({ ...received, request: { ...request, body: rest } });
  if (served.status !== 200) return served;
  return { status: served.status, headers: emptyAnswer.headers, body: mend(served.body.toString()) };
}
