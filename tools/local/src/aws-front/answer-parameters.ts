import * as z from 'zod';
import { accountId, region } from '../emulators/resource-names.ts';
import { parameterPath } from './find-missing-grant.ts';
import type { AwsAnswer } from './refusals.ts';

const getParameters = z.object({ Names: z.array(z.string()).min(1).max(10) });

/** SSM GetParameters from the stack's own values, by the names of the topology. */
export const answerParameters = (values: Readonly<Record<string, string>>, body: Buffer): AwsAnswer => {
  const { Names } = getParameters.parse(JSON.parse(body.toString('utf8')));
  const known = new Map(Object.entries(values).map(([name, value]) => [parameterPath(name), value]));
  const found = Names.filter((name) => known.has(name));
  return {
    status: 200,
    headers: { 'content-type': 'application/x-amz-json-1.1' },
    body: JSON.stringify({
      Parameters: found.map((name) => ({
        Name: name,
        Type: 'SecureString',
        Value: known.get(name),
        Version: 1,
        ARN: `arn:aws:ssm:${region}:${accountId}:parameter${name}`,
        DataType: 'text',
      })),
      InvalidParameters: Names.filter((name) => !known.has(name)),
    }),
  };
};
