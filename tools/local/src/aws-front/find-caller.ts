import type { FunctionName } from '@word-list/topology';
import * as z from 'zod';
import { region } from '../emulators/resource-names.ts';
import type { AwsRequest, AwsService } from './aws-call.ts';
import { denySignature, denyUnsigned, denyUnknownKey, type AwsAnswer } from './refusals.ts';
import { isSignedWith, readSignature } from './verify-signature.ts';

/** What a function signs its calls with. */
export interface AccessKey {
  readonly accessKeyId: string;
  readonly secretKey: string;
}

export type AccessKeys = Readonly<Record<FunctionName, AccessKey>>;

export interface Caller {
  readonly functionName: FunctionName;
  readonly service: AwsService;
}

const serviceName = z.enum(['sqs', 's3', 'dynamodb', 'ssm']);

/** The function that signed a request, or how AWS answers when none of ours did. */
export function findCaller(accessKeys: AccessKeys, request: AwsRequest): Caller | AwsAnswer {
  const signature = readSignature(request.headers.authorization);
  const service = serviceName.safeParse(signature?.service);
  if (signature === undefined || !service.success) return denyUnsigned(meantService(request));
  const found = (Object.entries(accessKeys) as [FunctionName, AccessKey][]).find(
    ([, { accessKeyId }]) => accessKeyId === signature.accessKeyId,
  );
  if (found === undefined) return denyUnknownKey(service.data);
  const [functionName, { secretKey }] = found;
  const isSigned = signature.region === region && isSignedWith(secretKey, signature, request);
  return isSigned ? { functionName, service: service.data } : denySignature(service.data, signature.region);
}

const targets: Readonly<Record<string, AwsService>> = {
  AmazonSQS: 'sqs',
  DynamoDB_20120810: 'dynamodb',
  AmazonSSM: 'ssm',
};

/** Which service answers a request that does not say by its signature. */
export function meantService({ headers }: Pick<AwsRequest, 'headers'>): AwsService {
  const [target = ''] = String(headers['x-amz-target'] ?? '').split('.');
  return targets[target] ?? 's3';
}
