import type { BootstrapSettings, BootstrapStep } from './bootstrap-step.ts';

const encrypted = json({ Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }] });

const closed = 'BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true';

const oldStates = json({
  Rules: [
    { ID: 'old-states', Status: 'Enabled', Filter: {}, NoncurrentVersionExpiration: { NoncurrentDays: 90 } },
  ],
});

/** The bucket of the states: versioned, encrypted, private. Terraform locks a state by an object beside it. */
export const stateBucketSteps = ({ stateBucket, region }: BootstrapSettings): BootstrapStep[] => {
  const bucket = ['--bucket', stateBucket];
  // This one region is the default, and must not be named.
  const place =
    region === 'us-east-1' ? [] : ['--create-bucket-configuration', `LocationConstraint=${region}`];
  return [
    {
      title: 'the state bucket',
      check: ['s3api', 'head-bucket', ...bucket],
      make: ['s3api', 'create-bucket', ...bucket, '--region', region, ...place],
    },
    ...settingsOf(stateBucket).map(([title, verb, option, value]) => ({
      title,
      make: ['s3api', verb, ...bucket, option, value],
    })),
  ];
};

function json(value: unknown): string {
  return JSON.stringify(value);
}

/** What is set on the bucket, each with the call that sets it and its argument. */
function settingsOf(bucket: string): readonly (readonly [string, string, string, string])[] {
  return [
    ['every version is kept', 'put-bucket-versioning', '--versioning-configuration', 'Status=Enabled'],
    ['states are encrypted', 'put-bucket-encryption', '--server-side-encryption-configuration', encrypted],
    ['states are not public', 'put-public-access-block', '--public-access-block-configuration', closed],
    ['states travel by TLS', 'put-bucket-policy', '--policy', tlsOnly(bucket)],
    [
      'old states go after 90 days',
      'put-bucket-lifecycle-configuration',
      '--lifecycle-configuration',
      oldStates,
    ],
  ];
}

function tlsOnly(bucket: string): string {
  return json({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Resource: [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`],
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ],
  });
}
