import { AwsRefusal } from '../aws/aws-refusal.ts';

/**
 * A role that may not list the bucket is not told that an object is missing: S3 denies it, naming the right to list. A
 * role that may not read objects is denied the right to read.
 */
export function isMissing(error: unknown): boolean {
  if (!(error instanceof AwsRefusal)) return false;
  if (error.code === 'NoSuchKey') return true;
  return error.code === 'AccessDenied' && error.message.includes('perform: s3:ListBucket on');
}
