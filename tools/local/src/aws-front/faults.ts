import type { FunctionName } from '@word-list/topology';
import * as z from 'zod';
import type { AwsCall, AwsRequest } from './aws-call.ts';

/** What can be made to go wrong with one call. */
export type Fault =
  /** Answered as too many requests; nothing happens. */
  | { readonly kind: 'throttle' }
  /** The connection breaks before anything happened. */
  | { readonly kind: 'drop' }
  /** It happens, and then the connection breaks: the caller cannot know. */
  | { readonly kind: 'drop-answer' }
  /** Entries of a SendMessageBatch at these places fail, the others are sent. */
  | { readonly kind: 'fail-entries'; readonly places: readonly number[] }
  /** Items of a BatchWriteItem, or keys of a BatchGetItem, at these places come back unprocessed, the others are done. */
  | { readonly kind: 'leave-unprocessed'; readonly places: readonly number[] }
  /** It happens twice; the second answer is given. */
  | { readonly kind: 'repeat' }
  | { readonly kind: 'delay'; readonly ms: number };

/** Asked for every call; undefined lets it pass. */
export type FaultPlan = (
  call: AwsCall & { readonly functionName: FunctionName; readonly body: Buffer },
) => Fault | undefined;

/** What is left of a request, and how its answer has to be changed for what was taken out. */
export interface Mended {
  /** Undefined when nothing is left to be done. */
  readonly rest: Buffer | undefined;
  readonly mend: (answer: string) => string;
}

const batch = z.looseObject({ Entries: z.array(z.looseObject({ Id: z.string() })) });
const batchAnswer = z.looseObject({ Failed: z.array(z.unknown()).optional() });

/** How one entry of a batch failed. */
export interface EntryFailure {
  readonly Code: string;
  readonly SenderFault: boolean;
  readonly Message: string;
}

const injected: EntryFailure = { Code: 'InternalError', SenderFault: false, Message: 'injected fault' };

/** Takes entries out of a batch of SQS: the rest is to be forwarded, `mend` adds the failures to its answer. */
export const failEntries = (
  request: AwsRequest,
  places: readonly number[],
  failure: EntryFailure = injected,
): Mended => {
  const parsed = batch.parse(JSON.parse(request.body.toString('utf8')));
  const failed = parsed.Entries.filter((_, place) => places.includes(place));
  const kept = parsed.Entries.filter((_, place) => !places.includes(place));
  const failures = failed.map(({ Id }) => ({ Id, ...failure }));
  return {
    rest: kept.length === 0 ? undefined : Buffer.from(JSON.stringify({ ...parsed, Entries: kept })),
    mend: (answer: string): string => {
      const body = batchAnswer.parse(JSON.parse(answer));
      return JSON.stringify({ ...body, Failed: [...(body.Failed ?? []), ...failures] });
    },
  };
};

const unprocessable = z.looseObject({
  RequestItems: z.record(
    z.string(),
    z.union([z.array(z.unknown()), z.looseObject({ Keys: z.array(z.unknown()) })]),
  ),
});

type Requests = z.infer<typeof unprocessable>['RequestItems'][string];

/** Takes items or keys out of a batch request of a table: `mend` gives them back as unprocessed. */
export const leaveUnprocessed = (
  request: AwsRequest,
  operation: string,
  places: readonly number[],
): Mended => {
  const parsed = unprocessable.parse(JSON.parse(request.body.toString('utf8')));
  const part = (keep: (place: number) => boolean): Record<string, Requests> =>
    Object.fromEntries(
      Object.entries(parsed.RequestItems).flatMap(([table, requests]) => {
        const taken = take(requests, keep);
        return taken === undefined ? [] : [[table, taken]];
      }),
    );
  const rest = part((place) => !places.includes(place));
  const left = part((place) => places.includes(place));
  const name = operation === 'BatchGetItem' ? 'UnprocessedKeys' : 'UnprocessedItems';
  return {
    rest:
      Object.keys(rest).length === 0
        ? undefined
        : Buffer.from(JSON.stringify({ ...parsed, RequestItems: rest })),
    mend: (answer) => JSON.stringify({ ...z.looseObject({}).parse(JSON.parse(answer)), [name]: left }),
  };
};

function take(requests: Requests, keep: (place: number) => boolean): Requests | undefined {
  const kept = (all: readonly unknown[]): unknown[] => all.filter((_, place) => keep(place));
  const taken = Array.isArray(requests) ? kept(requests) : { ...requests, Keys: kept(requests.Keys) };
  return (Array.isArray(taken) ? taken : taken.Keys).length === 0 ? undefined : taken;
}
