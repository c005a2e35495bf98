export type ServiceName = 'dynamodb' | 's3' | 'sqs' | 'ssm';

export type Environment = Readonly<Partial<Record<string, string>>>;

/** The address of a service of AWS, or of its stand-in, if the environment names one. Throws when it names no region. */
export function originOf(service: ServiceName, environment: Environment): string {
  const standIn = environment[`AWS_ENDPOINT_URL_${service.toUpperCase()}`];
  if (standIn !== undefined) return standIn;
  const region = environment['AWS_REGION'];
  if (region === undefined) throw new Error('AWS_REGION is not set: it says where the services of AWS are');
  return `https://${service}.${region}.${region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com'}`;
}

/** The address of an object: the bucket goes in front of the name of S3, and into the path where that is an IP address. */
export function bucketUrl(origin: string, bucket: string, path: string): URL {
  const url = new URL(path, origin);
  if (/^[\d.]+$/u.test(url.hostname)) return new URL(`/${bucket}${path}`, origin);
  url.hostname = `${bucket}.${url.hostname}`;
  return url;
}
