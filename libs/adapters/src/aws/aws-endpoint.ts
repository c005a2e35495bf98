import { backoff, type Backoff, waitBefore } from '../retry/backoff.ts';
import { bucketUrl, originOf, type Environment, type ServiceName } from './origin-of.ts';
import { AwsRefusal, isPassing } from './aws-refusal.ts';
import { exchange, type AwsAnswer } from './exchange.ts';
import { signRequest, type AwsRequest, type Credentials } from './sign-request.ts';

/** What a call sends: where to below the service's address, and the rest as it is. */
export interface AwsCall extends Omit<AwsRequest, 'url'> {
  /** Begins with a slash; encoded. */
  readonly path: string;
  /** Of S3: where it goes depends on the address. */
  readonly bucket?: string;
}

export interface EndpointOptions {
  readonly service: ServiceName;
  /** Reads the refusal in an answer; the code and message of what went wrong. */
  readonly refusalOf: (answer: AwsAnswer) => { code: string; message: string };
  readonly environment: Environment;
  readonly retry?: Backoff;
  readonly now?: () => Date;
}

/** One service as the environment of a function names it. Throws AwsRefusal, and what broke the connection. */
export interface AwsEndpoint {
  send(call: AwsCall): Promise<AwsAnswer>;
}

/** Three more tries: what passes by itself passes soon, and whoever called tries again later. */
const standard: Backoff = { ...backoff, retries: 3, firstMs: 100, capMs: 5000 };

/** Region, credentials and, for stand-ins, addresses come from the environment, by the names that AWS gives them. */
export const awsEndpoint = (options: EndpointOptions): AwsEndpoint => {
  const { service, environment, retry = standard, now = () => new Date() } = options;
  const region = environment['AWS_REGION'] ?? '';
  const origin = originOf(service, environment);
  const credentials = credentialsOf(environment);

  const sendOnce = async ({ path, bucket, ...call }: AwsCall): Promise<AwsAnswer> => {
    const url = bucket === undefined ? new URL(path, origin) : bucketUrl(origin, bucket, path);
    const headers = signRequest({ ...call, url }, { service, region, credentials, now: now() });
    const answer = await exchange({ ...call, url, headers });
    if (answer.status < 300) return answer;
    const { code, message } = options.refusalOf(answer);
    throw new AwsRefusal(code, { message, status: answer.status });
  };

  return {
    async send(call) {
      for (let tries = 1; ; tries += 1) {
        try {
          return await sendOnce(call);
        } catch (error) {
          if (tries > retry.retries || (error instanceof AwsRefusal && !isPassing(error))) throw error;
        }
        await waitBefore(tries, retry);
      }
    },
  };
};

function credentialsOf(environment: Environment): Credentials {
  return {
    accessKeyId: environment['AWS_ACCESS_KEY_ID'] ?? '',
    secretAccessKey: environment['AWS_SECRET_ACCESS_KEY'] ?? '',
    sessionToken: environment['AWS_SESSION_TOKEN'],
  };
}
