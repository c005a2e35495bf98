import { afterAll, describe, expect, it } from 'vitest';
import * as z from 'zod';

import { allowedTo, statementsAt } from '../testing/policies.ts';
import { type Resource, fakeBundles, resourcesOf, synthesise } from '../testing/synthesise.ts';
import * as topology from '../topology.ts';
import type { Grant } from '../topology.ts';

const bundles = fakeBundles();
afterAll(() => {
  bundles.remove();
});

/** Secrets that may be in the environment of whoever synthesises. */
const secrets = {
  COCKROACH_API_KEY: 'CCDB1_sentinel_cockroach',
  CLOUDFLARE_API_TOKEN: 'sentinel_cloudflare',
  MODEL_API_KEY: 'sk-sentinel-model',
  AWS_SECRET_ACCESS_KEY: 'sentinel_aws',
  DATABASE_URL: 'postgresql://owner:sentinel@localhost/words',
};

const stage = synthesise({ STAGE: 'staging', DOMAIN: 'words-staging.example.org', ...secrets }, bundles.path);
const all = [...resourcesOf(stage.foundation), ...resourcesOf(stage.words)];
const ofType = (type: string): Resource[] => all.filter((resource) => resource.type === type);
const text = stage.text.foundation + stage.text.words;

const parameterArn = (name: string): string =>
  `arn:aws:ssm:eu-west-1:\${data.aws_caller_identity.account.account_id}:parameter/word-list/staging/${name}`;

const arnOf = (grant: Grant): string => {
  if ('queue' in grant) return `\${aws_sqs_queue.${grant.queue}_queue.arn}`;
  if ('parameter' in grant) return parameterArn(grant.parameter);
  if ('bucket' in grant)
    return `\${aws_s3_bucket.${grant.bucket}_bucket.arn}/${grant.folder ?? 'no folder'}/*`;
  const table = `\${aws_dynamodb_table.${grant.table}_table.arn}`;
  return 'index' in grant ? `${table}/index/${grant.index}` : table;
};

describe('roles', () => {
  it.each(Object.entries(topology.functions))(
    '%s may do what it is granted, log, and nothing else',
    (name, entry) => {
      const granted = entry.grants.flatMap((grant) => grant.actions.map((verb) => `${verb} ${arnOf(grant)}`));
      const logs = `\${aws_cloudwatch_log_group.${name}_logs.arn}:*`;

      expect(allowedTo(stage.words, name).toSorted()).toEqual(
        [...granted, `logs:CreateLogStream ${logs}`, `logs:PutLogEvents ${logs}`].toSorted(),
      );
    },
  );

  it('are one a function and one for the schedule, each with one policy, and no managed policy', () => {
    const roles = ofType('aws_iam_role').map(({ id }) => id);

    expect(roles).toHaveLength(Object.keys(topology.functions).length + 1);
    expect(ofType('aws_iam_role_policy').map(({ id }) => id)).toEqual(roles.map((id) => `${id}-policy`));
    expect(ofType('aws_iam_role_policy_attachment')).toEqual([]);
    expect(text).not.toContain('managed_policy_arns');
  });

  it('are taken by the one service that needs them, the schedule’s for this account only', () => {
    const trust = ofType('aws_iam_role').map((role) => [
      role.id,
      ...statementsAt(role, 'assume_role_policy'),
    ]);

    for (const [id, ...statements] of trust)
      expect(statements).toEqual([
        id === 'check-batches_schedule-role'
          ? expect.objectContaining({
              Principal: { Service: 'scheduler.amazonaws.com' },
              Condition: {
                StringEquals: { 'aws:SourceAccount': '${data.aws_caller_identity.account.account_id}' },
              },
            })
          : expect.objectContaining({ Principal: { Service: 'lambda.amazonaws.com' } }),
      ]);
  });
});

/** Every wildcard in a policy of this stack, and why it has to be there. */
const reasonedWildcards = [
  {
    reason: 'the streams of one log group',
    pattern: /^\$\{aws_cloudwatch_log_group\.[a-z-]+_logs\.arn\}:\*$/u,
  },
  {
    reason: 'the chunks, the lists, and the views, which have no other common name',
    pattern: /^\$\{aws_s3_bucket\.chunk-bucket_bucket\.arn\}\/(?:runs|lists|views)\/\*$/u,
  },
];

describe('wildcards', () => {
  const policies = ofType('aws_iam_role_policy').flatMap((resource) => statementsAt(resource, 'policy'));

  it('are in no verb that is allowed', () => {
    expect(policies.flatMap(({ Action }) => Action).filter((verb) => verb.includes('*'))).toEqual([]);
  });

  it('are in no resource that is allowed, but for those with a reason', () => {
    const wild = policies.flatMap(({ Resource }) => Resource).filter((arn) => arn.includes('*'));
    const unreasoned = wild.filter((arn) => !reasonedWildcards.some(({ pattern }) => pattern.test(arn)));

    expect(unreasoned).toEqual([]);
    for (const { pattern } of reasonedWildcards) expect(wild.some((arn) => pattern.test(arn))).toBe(true);
  });

  it('of the bucket’s policy only forbid', () => {
    const statements = ofType('aws_s3_bucket_policy').flatMap((resource) => statementsAt(resource, 'policy'));

    expect(statements).toEqual([
      {
        Effect: 'Deny',
        Principal: '*',
        Action: ['s3:*'],
        Resource: ['${aws_s3_bucket.chunk-bucket_bucket.arn}', '${aws_s3_bucket.chunk-bucket_bucket.arn}/*'],
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ]);
  });

  it('let the API’s functions be called by that one API', () => {
    expect(
      ofType('aws_lambda_permission').map(({ body }) => [body['principal'], body['source_arn']]),
    ).toEqual(
      Array.from({ length: 2 }, () => [
        'apigateway.amazonaws.com',
        '${aws_apigatewayv2_api.api-gateway_api.execution_arn}/*/*',
      ]),
    );
  });
});

/** The deployed commit is no secret: every clone of the repository has it. */
const secretParameters = () =>
  ofType('aws_ssm_parameter').filter(({ address }) => address !== 'aws_ssm_parameter.deployed-commit');

describe('data at rest', () => {
  it('is encrypted in queues, tables, the bucket and parameters', () => {
    for (const { body } of ofType('aws_sqs_queue')) expect(body['sqs_managed_sse_enabled']).toBe(true);
    for (const { body } of ofType('aws_dynamodb_table'))
      expect(body['server_side_encryption']).toEqual({ enabled: true });
    for (const { body } of secretParameters()) expect(body['type']).toBe('SecureString');
    expect(ofType('aws_s3_bucket_server_side_encryption_configuration')[0]?.body['rule']).toEqual([
      { apply_server_side_encryption_by_default: { sse_algorithm: 'AES256' } },
    ]);
  });

  it('of tables can be put back to any moment, and expires where the topology says so', () => {
    const tables = Object.entries(topology.tables).map(([name, { timeToLive }]) => [name, timeToLive]);

    for (const { body } of ofType('aws_dynamodb_table'))
      expect(body).toMatchObject({
        billing_mode: 'PAY_PER_REQUEST',
        point_in_time_recovery: { enabled: true },
      });
    expect(
      ofType('aws_dynamodb_table').map(({ id, body }) => [
        id.replace('_table', ''),
        z
          .object({ attribute_name: z.string(), enabled: z.literal(true) })
          .optional()
          .parse(body['ttl'])?.attribute_name,
      ]),
    ).toEqual(tables);
  });

  it('of the bucket is nobody else’s, and that of runs goes after thirty days', () => {
    expect(ofType('aws_s3_bucket_public_access_block')[0]?.body).toMatchObject({
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    });
    expect(ofType('aws_s3_bucket_ownership_controls')[0]?.body['rule']).toEqual({
      object_ownership: 'BucketOwnerEnforced',
    });
    expect(ofType('aws_s3_bucket_lifecycle_configuration')[0]?.body['rule']).toMatchObject([
      {
        status: 'Enabled',
        filter: [{ prefix: 'runs/' }],
        expiration: [{ days: 30 }],
        abort_incomplete_multipart_upload: [{ days_after_initiation: 1 }],
      },
    ]);
  });

  it('of logs does not stay for ever', () => {
    for (const { body } of ofType('aws_cloudwatch_log_group')) expect(body['retention_in_days']).toBe(30);
  });
});

describe('tags', () => {
  it('are put on everything of AWS by its only provider, and on the cluster', () => {
    for (const stack of [stage.foundation, stage.words])
      expect(stack.provider['aws']).toEqual([
        expect.objectContaining({
          default_tags: [{ tags: expect.objectContaining({ Project: 'word-list', Stage: 'staging' }) }],
        }),
      ]);
    expect(all.filter(({ body }) => 'provider' in body)).toEqual([]);
    expect(ofType('cockroach_cluster')[0]?.body['labels']).toEqual({
      project: 'word-list',
      stage: 'staging',
    });
  });
});

describe('secrets', () => {
  it('of whoever synthesises are not in the JSON', () => {
    for (const secret of Object.values(secrets)) expect(text).not.toContain(secret);
    expect(text).not.toContain('sentinel');
  });

  it('have their places made, and no value: the stand-in is only written, never kept in a state', () => {
    const parameters = secretParameters().map(({ body }) => body);

    expect(parameters).toHaveLength(5);
    for (const parameter of parameters) {
      expect(parameter).toMatchObject({ value_wo: 'not set: run infra:secrets', value_wo_version: 1 });
      expect(parameter).not.toHaveProperty('value');
      expect(parameter).not.toHaveProperty('insecure_value');
    }
  });

  it('are nowhere else: no password, no generated secret, no URL with a user in it', () => {
    const keys = new Set<string>();
    JSON.parse(`[${stage.text.foundation},${stage.text.words}]`, (key, value: unknown) => {
      keys.add(key);
      return value;
    });

    const harmless = new Set([
      // Settings of the sign-in page: a policy, a switch, how long things are valid.
      'password_policy',
      'temporary_password_validity_days',
      'generate_secret',
      'access_token',
      'id_token',
      'refresh_token',
      // Paths in the parameter store.
      'MODEL_API_KEY_PARAMETER',
      ...ofType('aws_ssm_parameter').map(({ id }) => id),
    ]);
    const suspect = [...keys].filter((key) => /password|secret|api.?key|token$/iu.test(key));
    expect(suspect.filter((key) => !harmless.has(key))).toEqual([]);
    expect(text).not.toContain('random_');
    expect(text).not.toMatch(/\w+:\/\/[^/"\s]+@/u);
  });

  it('reach functions by name: their environment holds paths in the parameter store', () => {
    for (const { body } of ofType('aws_lambda_function')) {
      const { variables } = z
        .object({ variables: z.record(z.string(), z.string()) })
        .parse(body['environment']);
      const named = Object.entries(variables).filter(([name]) => name.endsWith('_PARAMETER'));

      for (const [, value] of named) expect(value).toMatch(/^\/word-list\/staging\/[a-z-]+$/u);
      for (const [name] of Object.entries(variables).filter(([name]) => /URL$|KEY$/u.test(name)))
        expect(name).toMatch(/_QUEUE_URL$|^OPENAI_BASE_URL$/u);
    }
  });
});

describe('what only one machine has', () => {
  it('is absent', () => {
    expect(text).not.toContain('LOCAL_SOURCE_ORIGIN');
    expect(text).not.toContain('local-source-origin');
    expect(text).not.toMatch(/WORDS_PER_PART|words-per-part/u);
    expect(text).not.toMatch(/127\.0\.0\.1|\[::1\]/u);
    expect(text.match(/localhost/gu), 'only where an operator signs in').toHaveLength(1);
  });
});
