import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket/index.js';
import { S3BucketLifecycleConfiguration } from '@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration/index.js';
import { S3BucketOwnershipControls } from '@cdktf/provider-aws/lib/s3-bucket-ownership-controls/index.js';
import { S3BucketPolicy } from '@cdktf/provider-aws/lib/s3-bucket-policy/index.js';
import { S3BucketPublicAccessBlock } from '@cdktf/provider-aws/lib/s3-bucket-public-access-block/index.js';
import { S3BucketServerSideEncryptionConfigurationA } from '@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration/index.js';
import { Construct } from 'constructs';

import type { Stage } from '../stacks/stage-stack.ts';
import type { BucketName } from '../topology.ts';

export interface ObjectBucketSettings {
  readonly name: BucketName;
  /** The folder whose objects expire. */
  readonly expires: string;
  readonly expireDays: number;
  /** Part of the name: bucket names are shared by all accounts. */
  readonly account: string;
}

/** A private bucket whose objects expire: encrypted, and spoken to over TLS only. */
export class ObjectBucket extends Construct {
  readonly arn: string;
  readonly bucketName: string;

  constructor(stack: Construct, stage: Stage, { name, expires, expireDays, account }: ObjectBucketSettings) {
    super(stack, name);
    const { isProduction } = stage.config;
    const bucket = new S3Bucket(this, 'bucket', {
      bucket: stage.name(`${name}-${account}`),
      forceDestroy: !isProduction,
      ...(isProduction ? { lifecycle: { preventDestroy: true } } : {}),
    });
    this.arn = bucket.arn;
    this.bucketName = bucket.bucket;
    this.#closeToThePublic();
    new S3BucketServerSideEncryptionConfigurationA(this, 'encryption', {
      bucket: bucket.bucket,
      rule: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: 'AES256' } }],
    });
    new S3BucketLifecycleConfiguration(this, 'lifecycle', {
      bucket: bucket.bucket,
      rule: [
        {
          id: 'expire',
          status: 'Enabled',
          filter: [{ prefix: `${expires}/` }],
          expiration: [{ days: expireDays }],
          abortIncompleteMultipartUpload: [{ daysAfterInitiation: 1 }],
        },
      ],
    });
  }

  #closeToThePublic(): void {
    const bucket = this.bucketName;
    const closed = new S3BucketPublicAccessBlock(this, 'public-access', {
      bucket,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    new S3BucketOwnershipControls(this, 'ownership', {
      bucket,
      rule: { objectOwnership: 'BucketOwnerEnforced' },
    });
    const withoutTls = {
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: [this.arn, `${this.arn}/*`],
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    };
    new S3BucketPolicy(this, 'policy', {
      bucket,
      policy: JSON.stringify({ Version: '2012-10-17', Statement: [withoutTls] }),
      // S3 refuses two changes of who may use a bucket at the same time.
      dependsOn: [closed],
    });
  }
}
