import type { PutParameterCommandInput } from '@aws-sdk/client-ssm';
import * as z from 'zod';
import { answerParameters } from '../aws-front/answer-parameters.ts';
import type { AwsRequest } from '../aws-front/aws-call.ts';
import type { AccessKey } from '../aws-front/find-caller.ts';
import { parameterPath } from '../aws-front/find-missing-grant.ts';
import {
  denySignature,
  denyUnknownKey,
  denyUnsigned,
  refuseCall,
  type AwsAnswer,
} from '../aws-front/refusals.ts';
import { isSignedWith, readSignature } from '../aws-front/verify-signature.ts';
import { region } from '../emulators/resource-names.ts';
import { closeServer, listenOnLoopback } from '../processes/listen-on-loopback.ts';
import { makeGuardedServer } from '../processes/make-guarded-server.ts';
import { readBody } from '../processes/read-body.ts';

const path = parameterPath('');

/** The one way in which a secret may be written: encrypted, over what was there, within the stage. */
const putParameter: z.ZodType<PutParameterCommandInput & { Name: string; Value: string }> = z.strictObject({
  Name: z.string().startsWith(path),
  Value: z.string().min(1).max(4096),
  Type: z.literal('SecureString'),
  Overwrite: z.literal(true),
});

/**
 * SSM as an operator meets it, where the front knows functions only: GetParameters and PutParameter of the stage `local`,
 * signed with this key. `values` holds the parameters by the names of the topology.
 */
export async function startOperatorParameters(accessKey: AccessKey, values: Record<string, string>) {
  const calls: string[] = [];
  const answer = (request: AwsRequest): AwsAnswer => {
    const operation = String(request.headers['x-amz-target']).replace('AmazonSSM.', '');
    const refusal = refuseCaller(accessKey, request);
    if (refusal !== undefined) return refusal;
    calls.push(operation);
    if (operation === 'GetParameters') return answerParameters(values, request.body);
    return operation === 'PutParameter' ? put(values, request.body) : refuseCall('ssm', operation);
  };
  const server = makeGuardedServer(async (incoming, outgoing) => {
    const { method = '', url = '', headers } = incoming;
    const { status, ...rest } = answer({ method, url, headers, body: await readBody(incoming, 65_536) });
    outgoing.writeHead(status, rest.headers).end(rest.body);
  });
  const port = await listenOnLoopback(server);
  return { origin: `http://127.0.0.1:${port}`, calls, close: () => closeServer(server) };
}

function refuseCaller({ accessKeyId, secretKey }: AccessKey, request: AwsRequest): AwsAnswer | undefined {
  const signature = readSignature(request.headers.authorization);
  if (signature?.service !== 'ssm') return denyUnsigned('ssm');
  if (signature.accessKeyId !== accessKeyId) return denyUnknownKey('ssm');
  const isSigned = signature.region === region && isSignedWith(secretKey, signature, request);
  return isSigned ? undefined : denySignature('ssm', signature.region);
}

function put(values: Record<string, string>, body: Buffer): AwsAnswer {
  const asked = putParameter.safeParse(JSON.parse(body.toString('utf8')));
  if (!asked.success) return refuseCall('ssm', z.prettifyError(asked.error));
  values[asked.data.Name.slice(path.length)] = asked.data.Value;
  return {
    status: 200,
    headers: { 'content-type': 'application/x-amz-json-1.1' },
    body: JSON.stringify({ Version: 2, Tier: 'Standard' }),
  };
}
