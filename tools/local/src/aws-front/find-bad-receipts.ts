import * as z from 'zod';
import type { AwsCall } from './aws-call.ts';
import type { EntryFailure } from './faults.ts';
import { refuseInput, type AwsAnswer } from './refusals.ts';

const message = 'The input receipt handle is invalid.';

/** How an entry of a batch fails that carries a receipt handle which no queue ever gave out. */
export const badReceipt: EntryFailure = {
  Code: 'ReceiptHandleIsInvalid',
  SenderFault: true,
  Message: message,
};

const batch = z.object({ Entries: z.array(z.object({ ReceiptHandle: z.unknown() })) });

/** The places of the entries whose receipt handles no queue gave out. The emulator would take them for done. */
export function findBadReceipts({ service, operation, content }: AwsCall): number[] {
  if (service !== 'sqs' || !/^(Delete|ChangeVisibility|ChangeMessageVisibility).*Batch$/u.test(operation))
    return [];
  const parsed = batch.safeParse(content);
  const entries = parsed.data?.Entries ?? [];
  return entries.flatMap(({ ReceiptHandle }, place) => (isReceipt(ReceiptHandle) ? [] : [place]));
}

const single = z.object({ ReceiptHandle: z.string() });

/** The same for one message. What lacks a handle altogether is the emulator's to refuse. */
export function refuseBadReceipt({ service, content }: AwsCall): AwsAnswer | undefined {
  if (service !== 'sqs') return undefined;
  const parsed = single.safeParse(content);
  if (!parsed.success || isReceipt(parsed.data.ReceiptHandle)) return undefined;
  return refuseInput('sqs', 'ReceiptHandleIsInvalid', message);
}

/** The queue server gives out random UUIDs. */
function isReceipt(handle: unknown): boolean {
  return z.uuid().safeParse(handle).success;
}
