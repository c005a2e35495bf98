import { createHash } from 'node:crypto';
import * as z from 'zod';
import { accountId, region } from '../emulators/resource-names.ts';
import { parameterPath } from './find-missing-grant.ts';
import { refuseCall, type AwsAnswer } from './refusals.ts';

const getParameters = z.object({
  Names: z.array(z.string()).min(1).max(10),
  WithDecryption: z.boolean().default(false),
});

/** SSM GetParameters, all of them of the type SecureString, from the stack's own values, by the names of the topology. */
export const answerParameters = (values: Readonly<Record<string, string>>, body: Buffer): AwsAnswer => {
  const asked = getParameters.safeParse(JSON.parse(body.toString('utf8')));
  if (!asked.success) return refuseCall('ssm', z.prettifyError(asked.error));
  const { Names, WithDecryption } = asked.data;
  const known = new Map(Object.entries(values).map(([name, value]) => [parameterPath(name), value]));
  const found = Names.filter((name) => known.has(name));
  return {
    status: 200,
    headers: { 'content-type': 'application/x-amz-json-1.1' },
    body: JSON.stringify({
      Parameters: found.map((name) => ({
        Name: name,
        Type: 'SecureString',
        Value: WithDecryption ? known.get(name) : encrypt(known.get(name) ?? ''),
        Version: 1,
        ARN: `arn:aws:ssm:${region}:${accountId}:parameter${name}`,
        DataType: 'text',
      })),
      InvalidParameters: Names.filter((name) => !known.has(name)),
    }),
  };
};

/** What somebody gets who does not ask for decryption: as long as a key's text, and of no use. */
function encrypt(value: string): string {
  return createHash('sha512').update(value).digest('base64');
}
