import * as z from 'zod';
import { awsEndpoint, type EndpointOptions } from './aws-endpoint.ts';
import type { AwsAnswer } from './exchange.ts';

/** The schemas of what is read of the answer of each operation. */
export type Answers<Outputs> = { readonly [Name in keyof Outputs]: z.ZodType<Outputs[Name]> };

/** What such schemas give. */
export type OutputsOf<Schemas extends Readonly<Record<string, z.ZodType>>> = {
  readonly [Name in keyof Schemas]: z.infer<Schemas[Name]>;
};

/** A service that speaks JSON: what its operations take, and what is read of their answers. */
export interface JsonService<Inputs, Outputs> {
  call<Name extends keyof Inputs & keyof Outputs & string>(
    operation: Name,
    input: Inputs[Name],
  ): Promise<Outputs[Name]>;
}

export interface JsonServiceOptions<Outputs> extends Omit<EndpointOptions, 'refusalOf'> {
  /** In front of the operation's name in the header that names it. */
  readonly target: string;
  readonly version: '1.0' | '1.1';
  readonly answers: Answers<Outputs>;
}

const refusal = z.object({
  __type: z.string().catch(''),
  message: z.string().optional().catch(undefined),
  Message: z.string().optional().catch(undefined),
});

/** Calls a service by its JSON protocol. Throws AwsRefusal, and what broke the connection. */
export const jsonService = <Inputs, Outputs>(
  options: JsonServiceOptions<Outputs>,
): JsonService<Inputs, Outputs> => {
  const { target, version, answers } = options;
  const endpoint = awsEndpoint({ ...options, refusalOf });
  return {
    async call(operation, input) {
      const { body } = await endpoint.send({
        method: 'POST',
        path: '/',
        headers: {
          'content-type': `application/x-amz-json-${version}`,
          'x-amz-target': `${target}.${operation}`,
        },
        body: JSON.stringify(input),
      });
      return answers[operation].parse(readJson(body) ?? {});
    },
  };
};

/** `com.amazonaws.dynamodb.v20120810#ValidationException` is a ValidationException. */
function refusalOf({ status, body }: AwsAnswer): { code: string; message: string } {
  const said = refusal.safeParse(readJson(body)).data;
  const code = said?.__type.split('#').at(-1) ?? '';
  return {
    code: code === '' ? `Status${status}` : code,
    message: said?.message ?? said?.Message ?? 'no more was said',
  };
}

/** Undefined for what is no JSON: nothing, or a proxy's page. */
function readJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
