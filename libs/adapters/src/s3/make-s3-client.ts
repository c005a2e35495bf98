import { S3Client } from '@aws-sdk/client-s3';
import { clientSettings } from '../aws/client-settings.ts';

/** Against an endpoint that is an IP address the SDK puts the bucket into the path by itself. */
export const makeS3Client = (): S3Client => new S3Client(clientSettings);
