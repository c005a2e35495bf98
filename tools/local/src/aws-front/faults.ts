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
  | { readonly kind: 'delay'; readonly ms: number };

/** Asked for every call; undefined lets it pass. */
export type FaultPlan = (call: AwsCall & { readonly functionName: FunctionName }) => Fault | undefined;

const batch = z.looseObject({ Entries: z.array(z.looseObject({ Id: z.string() })) });
const batchAnswer = z.looseObject({ Failed: z.array(z.unknown()).optional() });

/** Takes entries out of a SendMessageBatch: the rest is to be forwarded, `mend` adds the failures to its answer. */
export const failEntries = (request: AwsRequest, places: readonly number[]) => {
  const parsed = batch.parse(JSON.parse(request.body.toString('utf8')));
  const failed = parsed.Entries.filter((_, place) => places.includes(place));
  const kept = parsed.Entries.filter((_, place) => !places.includes(place));
  const failures = failed.map(({ Id }) => ({
    Id,
    Code: 'InternalError',
    SenderFault: false,
    Message: 'injected fault',
  }));
  return {
    rest: kept.length === 0 ? undefined : Buffer.from(JSON.stringify({ ...parsed, Entries: kept })),
    mend: (answer: string): string => {
      const body = batchAnswer.parse(JSON.parse(answer));
      return JSON.stringify({ ...body, Failed: [...(body.Failed ?? []), ...failures] });
    },
  };
};
