import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { readObjectPath, type AwsCall, type AwsRequest } from './aws-call.ts';
import { refuseCall, refuseInput, type AwsAnswer } from './refusals.ts';

/** In bytes of UTF-8. */
const longestKey = 1024;

/** What S3 refuses about an object, or does, and the bucket server would take or leave out without a word. */
export function refuseObject({ service }: AwsCall, request: AwsRequest): AwsAnswer | undefined {
  if (service !== 's3') return undefined;
  const { method, url, headers } = request;
  if (Buffer.byteLength(readObjectPath(url).key) > longestKey)
    return refuseInput('s3', 'KeyTooLongError', 'Your key is too long');
  if (method !== 'PUT') return undefined;
  if (headers['if-match'] !== undefined || headers['if-none-match'] !== undefined)
    return refuseCall('s3', 'conditional writes are not emulated');
  if (headers['x-amz-copy-source'] !== undefined) return refuseCall('s3', 'copies are not emulated');
  return refuseChecksum(request);
}

type Checksum = (body: Buffer) => string;

const checksums: Readonly<Record<string, Checksum>> = {
  'content-md5': hashed('md5'),
  'x-amz-checksum-sha1': hashed('sha1'),
  'x-amz-checksum-sha256': hashed('sha256'),
  'x-amz-checksum-crc32': (body) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(crc32(body));
    return bytes.toString('base64');
  },
};

/** A body in signed pieces carries its checksum behind them, and is left to the bucket server. */
function refuseChecksum({ headers, body }: AwsRequest): AwsAnswer | undefined {
  if (headers['content-encoding']?.includes('aws-chunked') === true) return undefined;
  for (const [name, value] of Object.entries(headers)) {
    if (name !== 'content-md5' && !/^x-amz-checksum-(?!algorithm|type)/u.test(name)) continue;
    const checksum = checksums[name];
    if (checksum === undefined) return refuseCall('s3', `${name} is not emulated`);
    if (checksum(body) !== value)
      return refuseInput('s3', 'BadDigest', `The ${name} you specified did not match what we received.`);
  }
  return undefined;
}

function hashed(algorithm: string): Checksum {
  return (body) => createHash(algorithm).update(body).digest('base64');
}
