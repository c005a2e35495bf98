import * as z from 'zod';
import type { AwsService } from './aws-call.ts';

const serviceName = z.enum(['sqs', 's3', 'dynamodb', 'ssm']);

/** Who calls which service, by the credential of the signature. Undefined when there is none that can be read. */
export const readCaller = (
  authorization: string | undefined,
): { accessKeyId: string; service: AwsService } | undefined => {
  const match = /^AWS4-HMAC-SHA256 Credential=([^/\s]+)\/\d{8}\/[^/]+\/([^/]+)\/aws4_request/u.exec(
    authorization ?? '',
  );
  const service = serviceName.safeParse(match?.[2]);
  const accessKeyId = match?.[1];
  if (accessKeyId === undefined || !service.success) return undefined;
  return { accessKeyId, service: service.data };
};
