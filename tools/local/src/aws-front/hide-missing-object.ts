import type { FunctionName, Grant } from '@word-list/topology';
import type { AwsCall, Need } from './aws-call.ts';
import { findMissingGrant } from './find-missing-grant.ts';
import { denyAccess } from './refusals.ts';
import type { Answer } from './serve-call.ts';

/** S3 does not tell that an object is missing to who may not list its bucket: the answer is that of a denial. */
export function hideMissingObject(
  answer: Answer,
  functionName: FunctionName,
  { call, grants }: { call: AwsCall; grants: readonly Grant[] },
): Answer {
  const isReading = call.service === 's3' && ['GetObject', 'HeadObject'].includes(call.operation);
  if (answer === 'drop' || !isReading || answer.status !== 404) return answer;
  const needs = call.needs.map(({ resource }): Need => ({ action: 's3:ListBucket', resource }));
  const missing = findMissingGrant(grants, needs);
  return missing === undefined ? answer : denyAccess('s3', functionName, missing);
}
