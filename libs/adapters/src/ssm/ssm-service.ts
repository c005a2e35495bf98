import * as z from 'zod';
import { jsonService, type JsonService, type OutputsOf } from '../aws/json-service.ts';
import type { Environment } from '../aws/origin-of.ts';

interface Inputs {
  readonly GetParameters: { readonly Names: readonly string[]; readonly WithDecryption: true };
}

const parameter = z.object({ Name: z.string(), Value: z.string() });
const answers = { GetParameters: z.object({ Parameters: z.array(parameter) }) };

export type Parameter = z.infer<typeof parameter>;
export type SsmService = JsonService<Inputs, OutputsOf<typeof answers>>;

/** The parameter store as the environment names it. */
export const ssmService = (environment: Environment): SsmService =>
  jsonService({ environment, service: 'ssm', target: 'AmazonSSM', version: '1.1', answers });
