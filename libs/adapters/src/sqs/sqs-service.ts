import * as z from 'zod';
import { jsonService, type JsonService, type OutputsOf } from '../aws/json-service.ts';
import type { Environment } from '../aws/origin-of.ts';

export interface Entry {
  readonly Id: string;
  readonly MessageBody: string;
}

interface Inputs {
  readonly SendMessageBatch: { readonly QueueUrl: string; readonly Entries: readonly Entry[] };
}

const fault = z.object({ Id: z.string(), Code: z.string().optional(), SenderFault: z.boolean().optional() });
const sendAnswer = z.object({
  Successful: z.array(z.object({ Id: z.string() })).optional(),
  Failed: z.array(fault).optional(),
});
const answers = { SendMessageBatch: sendAnswer };

export type SendAnswer = z.infer<typeof sendAnswer>;
export type SqsService = JsonService<Inputs, OutputsOf<typeof answers>>;

/** The queues as the environment names them. */
export const sqsService = (environment: Environment): SqsService =>
  jsonService({ environment, service: 'sqs', target: 'AmazonSQS', version: '1.0', answers });
