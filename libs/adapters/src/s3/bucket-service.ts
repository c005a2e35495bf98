import { awsEndpoint } from '../aws/aws-endpoint.ts';
import type { AwsAnswer } from '../aws/exchange.ts';
import type { Environment } from '../aws/origin-of.ts';
import type { AwsRequest } from '../aws/sign-request.ts';

/** A call about one object. */
export type ObjectCall = Omit<AwsRequest, 'url'> & { readonly bucket: string; readonly key: string };

/** What is used of S3. */
export interface BucketService {
  /** Throws AwsRefusal, and what broke the connection. */
  send(call: ObjectCall): Promise<AwsAnswer>;
}

/** S3 as the environment names it. */
export const bucketService = (environment: Environment): BucketService => {
  const endpoint = awsEndpoint({ environment, service: 's3', refusalOf });
  return {
    send: ({ key, ...call }) => endpoint.send({ ...call, path: `/${key.split('/').map(encode).join('/')}` }),
  };
};

/** As signatures want it: all but letters, digits and `-._~`. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/gu,
    (mark) => `%${(mark.codePointAt(0) ?? 0).toString(16).toUpperCase()}`,
  );
}

/** S3 refuses in XML. */
function refusalOf({ status, body }: AwsAnswer): { code: string; message: string } {
  const text = body.toString('utf8');
  const [code, message] = ['Code', 'Message'].map(
    (name) => new RegExp(`<${name}>([^<]*)<`, 'u').exec(text)?.[1],
  );
  return { code: code ?? `Status${status}`, message: message ?? 'no more was said' };
}
