import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, it } from 'vitest';
import * as z from 'zod';

import { metrics } from '../metrics.ts';
import { type Resource, fakeBundles, resourcesOf, synthesise, textAt } from '../testing/synthesise.ts';
import * as topology from '../topology.ts';
import { visibilityTimeout } from '../visibility-timeout.ts';

const bundles = fakeBundles();
afterAll(() => {
  bundles.remove();
});

const staging = { STAGE: 'staging', DOMAIN: 'words-staging.example.org' };
const production = { STAGE: 'production', DOMAIN: 'words.example.org' };
const stage = synthesise(staging, bundles.path);
const live = synthesise(production, bundles.path);

const all = [...resourcesOf(stage.foundation), ...resourcesOf(stage.words)];
const ofType = (type: string, resources: readonly Resource[] = all): Resource[] =>
  resources.filter((resource) => resource.type === type);
const at = (address: string, resources: readonly Resource[] = all): Resource => {
  const found = resources.find((resource) => resource.address === address);
  if (found === undefined) throw new Error(`No ${address}`);
  return found;
};

const functionEntries = Object.entries(topology.functions);
const queueFunctions = functionEntries.filter(([, { trigger }]) => trigger.kind === 'queue');

/** What there is once a stage, whatever the topology says. */
const once = [
  'aws_acm_certificate.domain_certificate',
  'aws_acm_certificate_validation.domain_certificate-validation',
  'aws_apigatewayv2_api.api-gateway_api',
  'aws_apigatewayv2_api_mapping.api-gateway_mapping',
  'aws_apigatewayv2_authorizer.api-gateway_authorizer',
  'aws_apigatewayv2_domain_name.api-gateway_domain-name',
  'aws_apigatewayv2_stage.api-gateway_stage',
  'aws_budgets_budget.alarms_budget',
  'aws_cloudwatch_dashboard.health_dashboard',
  'aws_cloudwatch_log_group.api-gateway_access-log',
  'aws_cloudwatch_metric_alarm.api-gateway_errors-alarm',
  'aws_cognito_resource_server.sign-in_api',
  'aws_cognito_user_pool.sign-in_users',
  'aws_cognito_user_pool_client.sign-in_operator',
  'aws_cognito_user_pool_domain.sign-in_domain',
  'aws_route53_record.api-gateway_address-a',
  'aws_route53_record.api-gateway_address-aaaa',
  'aws_route53_record.domain_certificate-validation-record',
  'aws_route53_zone.domain_zone',
  'aws_sns_topic.alarms_topic',
  'aws_sns_topic_subscription.alarms_mail',
  'cloudflare_dns_record.domain_name-server-0',
  'aws_cloudwatch_metric_alarm.request-units-alarm',
  'aws_ssm_parameter.deployed-commit',
  'cloudflare_dns_record.domain_name-server-1',
  'cloudflare_dns_record.domain_name-server-2',
  'cloudflare_dns_record.domain_name-server-3',
  'cockroach_cluster.cluster',
  'cockroach_database.words-db',
  'cockroach_sql_user.owner',
  'cockroach_sql_user.reader',
  'cockroach_sql_user.writer',
];

const ofEveryFunction = [
  'aws_cloudwatch_log_group.*_logs',
  'aws_cloudwatch_metric_alarm.*_errors-alarm',
  'aws_cloudwatch_metric_alarm.*_throttles-alarm',
  'aws_iam_role.*_role',
  'aws_iam_role_policy.*_role-policy',
  'aws_lambda_function.*_function',
];

const ofTrigger = {
  queue: ['aws_lambda_event_source_mapping.*_source'],
  http: ['aws_apigatewayv2_integration.*_integration', 'aws_lambda_permission.*_permission'],
  schedule: [
    'aws_cloudwatch_metric_alarm.*_silent-alarm',
    'aws_iam_role.*_schedule-role',
    'aws_iam_role_policy.*_schedule-role-policy',
    'aws_lambda_function_event_invoke_config.*_retries',
    'aws_scheduler_schedule.*_schedule',
  ],
};

const ofEveryQueue = [
  'aws_cloudwatch_metric_alarm.*_age-alarm',
  'aws_cloudwatch_metric_alarm.*_dead-letters-alarm',
  'aws_sqs_queue.*_dead-letter-queue',
  'aws_sqs_queue.*_queue',
  'aws_sqs_queue_redrive_allow_policy.*_dead-letter-source',
];

const ofEveryBucket = [
  'aws_s3_bucket.*_bucket',
  'aws_s3_bucket_lifecycle_configuration.*_lifecycle',
  'aws_s3_bucket_ownership_controls.*_ownership',
  'aws_s3_bucket_policy.*_policy',
  'aws_s3_bucket_public_access_block.*_public-access',
  'aws_s3_bucket_server_side_encryption_configuration.*_encryption',
];

const each = (patterns: readonly string[], name: string): string[] =>
  patterns.map((pattern) => pattern.replace('*', name));

const fromTopology = [
  ...functionEntries.flatMap(([name, { trigger }]) =>
    each([...ofEveryFunction, ...ofTrigger[trigger.kind]], name),
  ),
  ...Object.keys(topology.queues).flatMap((name) => each(ofEveryQueue, name)),
  ...Object.keys(topology.tables).map((name) => `aws_dynamodb_table.${name}_table`),
  ...Object.keys(topology.buckets).flatMap((name) => each(ofEveryBucket, name)),
  ...['database-url-owner', 'database-url-writer', 'database-url-reader', 'cursor-key', 'model-api-key'].map(
    (name) => `aws_ssm_parameter.${name}`,
  ),
  ...Object.entries(metrics).flatMap(([name, { functions }]) =>
    functions.map((of) => `aws_cloudwatch_log_metric_filter.${of}_${name}`),
  ),
  ...Object.entries(metrics).flatMap(([name, metric]) =>
    'alarm' in metric ? [`aws_cloudwatch_metric_alarm.${name}-alarm`] : [],
  ),
];

describe('the resources of a stage', () => {
  it('are those of the topology and those that every stage has: none is missing, none stands without a reason', () => {
    // Routes have a test of their own, which compares them whole.
    const addresses = all
      .filter(({ type }) => type !== 'aws_apigatewayv2_route')
      .map(({ address }) => address);

    expect(addresses.toSorted()).toEqual([...once, ...fromTopology].toSorted());
  });

  it('have addresses that Terraform takes', () => {
    for (const { id } of all) expect(id).toMatch(/^[a-z][a-z0-9_-]*$/u);
  });

  it('name only resources and data that are declared', () => {
    for (const stack of [stage.foundation, stage.words]) {
      const declared = new Set([
        ...resourcesOf(stack).map(({ address }) => address),
        ...Object.entries(stack.data).flatMap(([type, ids]) =>
          Object.keys(ids).map((id) => `data.${type}.${id}`),
        ),
      ]);
      const text = JSON.stringify({ resource: stack.resource, output: stack.output });
      const named = text.matchAll(
        /(?:data\.)?(?:aws|cloudflare|cockroach|random)_[a-z0-9_]+\.[A-Za-z][\w-]*/gu,
      );
      const unknown = [...named].map(([name]) => name).filter((name) => !declared.has(name));

      expect(unknown).toEqual([]);
      expect(declared.size).toBeGreaterThan(5);
    }
  });

  it('come from the four providers, each pinned to one version', () => {
    const providers = {
      ...stage.foundation.terraform.required_providers,
      ...stage.words.terraform.required_providers,
    };

    expect(Object.values(providers).map(({ source }) => source)).toEqual([
      'aws',
      'cockroachdb/cockroach',
      'cloudflare/cloudflare',
    ]);
    for (const { version } of Object.values(providers)) expect(version).toMatch(/^\d+\.\d+\.\d+$/u);
  });

  it('are the same, byte for byte, from the same bundles', () => {
    const copies = fakeBundles();

    const again = synthesise(staging, copies.path);

    copies.remove();
    expect(again.text).toEqual(stage.text);
  });

  it('change with a bundle, and only its function does', () => {
    const others = fakeBundles();
    writeFileSync(join(others.path, 'query-words', 'index.mjs'), 'export const handler = async () => 1;\n');

    const changed = resourcesOf(synthesise(staging, others.path).words);

    others.remove();
    const differing = changed.filter(
      (resource) => JSON.stringify(resource.body) !== JSON.stringify(at(resource.address).body),
    );
    expect(differing.map(({ address }) => address)).toEqual(['aws_lambda_function.query-words_function']);
  });
});

describe('functions', () => {
  it.each(functionEntries)('%s runs as its topology entry says', (name, entry) => {
    expect(at(`aws_lambda_function.${name}_function`).body).toMatchObject({
      function_name: `word-list-staging-${name}`,
      runtime: 'nodejs24.x',
      architectures: ['arm64'],
      handler: 'index.handler',
      memory_size: entry.memoryMb,
      timeout: entry.timeoutSeconds,
      role: `\${aws_iam_role.${name}_role.arn}`,
      logging_config: { log_group: `\${aws_cloudwatch_log_group.${name}_logs.name}` },
    });
    expect(at(`aws_lambda_function.${name}_function`).body['reserved_concurrent_executions']).toBe(
      entry.reservedConcurrency,
    );
  });

  it.each(queueFunctions)('%s reads its queue as its topology entry says', (name, { trigger }) => {
    if (trigger.kind !== 'queue') throw new Error('not behind a queue');

    expect(at(`aws_lambda_event_source_mapping.${name}_source`).body).toMatchObject({
      event_source_arn: `\${aws_sqs_queue.${trigger.queue}_queue.arn}`,
      function_name: `\${aws_lambda_function.${name}_function.arn}`,
      batch_size: trigger.batchSize,
      maximum_batching_window_in_seconds: trigger.windowSeconds,
      scaling_config: { maximum_concurrency: trigger.maximumConcurrency },
      function_response_types: ['ReportBatchItemFailures'],
    });
  });

  it('check-batches ticks once a minute, one at a time, and a lost tick stays lost', () => {
    expect(at('aws_scheduler_schedule.check-batches_schedule').body).toMatchObject({
      schedule_expression: 'rate(1 minute)',
      target: {
        arn: '${aws_lambda_function.check-batches_function.arn}',
        retry_policy: { maximum_retry_attempts: 0, maximum_event_age_in_seconds: 60 },
      },
    });
    expect(at('aws_lambda_function.check-batches_function').body['reserved_concurrent_executions']).toBe(1);
  });

  it.each(functionEntries)(
    '%s gets the environment that its topology entry names, without local exceptions',
    (name, entry) => {
      const { variables } = z
        .object({ variables: z.record(z.string(), z.string()) })
        .parse(at(`aws_lambda_function.${name}_function`).body['environment']);
      const expected = Object.entries(entry.environment)
        .filter(([, value]) => !('localOnly' in value))
        .map(([key]) => key);

      expect(Object.keys(variables).toSorted()).toEqual([...expected, 'NODE_OPTIONS'].toSorted());
      expect(variables['NODE_OPTIONS']).toContain(`--max-old-space-size=${topology.heapMb(entry)}`);
      expect(Object.values(variables).filter((value) => value === '')).toEqual([]);
    },
  );
});

const envFile = (name: string): string => join(import.meta.dirname, `../../../../apps/${name}/src/env.ts`);

describe.each(functionEntries)('the environment that %s reads', (name, entry) => {
  it.skipIf(!existsSync(envFile(name)))('is the one that its topology entry names', async () => {
    const { environment } = z
      .object({ environment: z.object({ shape: z.record(z.string(), z.unknown()) }) })
      .parse(await import(envFile(name)));

    expect(Object.keys(environment.shape).toSorted()).toEqual(Object.keys(entry.environment).toSorted());
  });
});

describe('queues', () => {
  it.each(queueFunctions)('the queue of %s hides, keeps and gives up messages as it must', (_, entry) => {
    if (entry.trigger.kind !== 'queue') throw new Error('not behind a queue');
    const name = entry.trigger.queue;
    const queue = at(`aws_sqs_queue.${name}_queue`);

    expect(queue.body).toMatchObject({
      name: `word-list-staging-${name}`,
      visibility_timeout_seconds: visibilityTimeout(entry),
      message_retention_seconds: topology.queues[name].retentionDays * 86_400,
      sqs_managed_sse_enabled: true,
    });
    expect(JSON.parse(textAt(queue, 'redrive_policy'))).toEqual({
      deadLetterTargetArn: `\${aws_sqs_queue.${name}_dead-letter-queue.arn}`,
      maxReceiveCount: 5,
    });
    expect(at(`aws_sqs_queue.${name}_dead-letter-queue`).body).toMatchObject({
      message_retention_seconds: 14 * 86_400,
      sqs_managed_sse_enabled: true,
    });
  });

  it.each(Object.keys(topology.queues))(
    '%s has alarms on dead letters and on age, which reach a human',
    (name) => {
      expect(at(`aws_cloudwatch_metric_alarm.${name}_dead-letters-alarm`).body).toMatchObject({
        metric_name: 'ApproximateNumberOfMessagesVisible',
        dimensions: { QueueName: `\${aws_sqs_queue.${name}_dead-letter-queue.name}` },
        threshold: 0,
      });
      expect(at(`aws_cloudwatch_metric_alarm.${name}_age-alarm`).body).toMatchObject({
        metric_name: 'ApproximateAgeOfOldestMessage',
        dimensions: { QueueName: `\${aws_sqs_queue.${name}_queue.name}` },
      });
    },
  );
});

describe('alarms', () => {
  it('say what a human loses, and mail it when they go on and off', () => {
    for (const { body } of ofType('aws_cloudwatch_metric_alarm'))
      expect(body).toMatchObject({
        alarm_description: expect.stringMatching(/^Stage staging: .+\.$/u),
        alarm_actions: ['${aws_sns_topic.alarms_topic.arn}'],
        ok_actions: ['${aws_sns_topic.alarms_topic.arn}'],
      });
  });

  it('go on when nobody calls check-batches any more, and stay off elsewhere where nothing happens', () => {
    const breaching = ofType('aws_cloudwatch_metric_alarm').filter(
      ({ body }) => body['treat_missing_data'] === 'breaching',
    );

    expect(breaching.map(({ body }) => body)).toEqual([
      expect.objectContaining({
        metric_name: 'Invocations',
        comparison_operator: 'LessThanThreshold',
        threshold: 1,
        evaluation_periods: 2,
        dimensions: { FunctionName: '${aws_lambda_function.check-batches_function.function_name}' },
      }),
    ]);
  });

  it.each(functionEntries)('of %s repeat its impact', (name, { impact }) => {
    for (const kind of ['errors', 'throttles'])
      expect(textAt(at(`aws_cloudwatch_metric_alarm.${name}_${kind}-alarm`), 'alarm_description')).toContain(
        impact,
      );
  });

  it('are as many as docs/deploy.md counts, for what it says that they cost', () => {
    const text = readFileSync(join(import.meta.dirname, '../../../../docs/deploy.md'), 'utf8');
    const alarms = ofType('aws_cloudwatch_metric_alarm').length;
    const [, counted, dollars] = /^\| (\d+) alarms, of which ten are free +\| \$([\d.]+)/mu.exec(text) ?? [];

    expect(Number(counted)).toBe(alarms);
    expect(Number(dollars)).toBeCloseTo((alarms - 10) * 0.1, 2);
  });

  it('warn of the words database before its month’s limit', () => {
    const { above } = { above: at('aws_cloudwatch_metric_alarm.request-units-alarm').body['threshold'] };

    expect(Number(above) * 20).toBeLessThan(50_000_000 / 2);
    expect(at('aws_cloudwatch_metric_alarm.request-units-alarm').body).toMatchObject({ period: 86_400 });
  });

  it('include one on what the account costs', () => {
    expect(at('aws_budgets_budget.alarms_budget').body).toMatchObject({
      limit_amount: '20',
      time_unit: 'MONTHLY',
    });
  });
});

describe('metrics of what functions log', () => {
  it('take the number of a line, or count lines', () => {
    expect(at('aws_cloudwatch_log_metric_filter.update-words_words-scored').body).toMatchObject({
      pattern: '{ ($.message = "words settled") && ($.fields.scored = *) }',
      metric_transformation: {
        name: 'words-scored',
        namespace: 'word-list/staging',
        value: '$.fields.scored',
      },
    });
    expect(at('aws_cloudwatch_log_metric_filter.check-batches_late-twins').body).toMatchObject({
      pattern: '{ $.message = "a late twin of a batch is cancelled" }',
      metric_transformation: { value: '1' },
    });
  });
});

describe('the dashboard', () => {
  it('shows depth and age of queues, errors, batches waiting, words scored an hour, and tokens', () => {
    const body = textAt(at('aws_cloudwatch_dashboard.health_dashboard'), 'dashboard_body');

    for (const shown of [
      'ApproximateNumberOfMessagesVisible',
      'ApproximateAgeOfOldestMessage',
      'Errors',
      'batches-waiting',
      'words-scored',
      'input-tokens',
      'output-tokens',
    ])
      expect(body).toContain(`"${shown}"`);
  });
});

describe('the API', () => {
  const api = at('aws_apigatewayv2_api.api-gateway_api');

  it('has the routes of the topology, those that read also for the head alone, and no others', () => {
    const routes = ofType('aws_apigatewayv2_route').map(({ body }) => [
      body['route_key'],
      body['target'],
      body['authorization_type'],
      body['authorization_scopes'],
    ]);
    const expected = topology.routes.flatMap((route) =>
      (route.method === 'GET' ? ['GET', 'HEAD'] : [route.method]).map((method) => [
        `${method} ${route.path}`,
        `integrations/\${aws_apigatewayv2_integration.${route.function}_integration.id}`,
        route.scope === undefined ? 'NONE' : 'JWT',
        route.scope === undefined ? undefined : [`https://words-staging.example.org/${route.scope}`],
      ]),
    );

    expect(routes.toSorted()).toEqual(expected.toSorted());
  });

  it('is reached through its domain only, at a limited rate, and logs each request as JSON without its query', () => {
    const stageBody = at('aws_apigatewayv2_stage.api-gateway_stage').body;
    const log = z.object({ format: z.string() }).parse(stageBody['access_log_settings']);
    const format = z.record(z.string(), z.string()).parse(JSON.parse(log.format));

    expect(api.body).toMatchObject({ protocol_type: 'HTTP', disable_execute_api_endpoint: true });
    expect(stageBody).toMatchObject({
      auto_deploy: true,
      default_route_settings: { throttling_rate_limit: 50, throttling_burst_limit: 100 },
      access_log_settings: { destination_arn: '${aws_cloudwatch_log_group.api-gateway_access-log.arn}' },
    });
    expect(Object.values(format)).toContain('$context.routeKey');
    expect(log.format).not.toMatch(/path|query|authorization"/iu);
  });

  it('trusts tokens of the operators’ pool for its one client', () => {
    expect(at('aws_apigatewayv2_authorizer.api-gateway_authorizer').body).toMatchObject({
      authorizer_type: 'JWT',
      jwt_configuration: {
        issuer: 'https://${aws_cognito_user_pool.sign-in_users.endpoint}',
        audience: ['${aws_cognito_user_pool_client.sign-in_operator.id}'],
      },
    });
  });

  it('gives nobody an account who was not given one, and tokens for a code only', () => {
    const scopes = [...new Set(topology.routes.flatMap(({ scope }) => scope ?? []))];
    const client = at('aws_cognito_user_pool_client.sign-in_operator').body;

    expect(at('aws_cognito_user_pool.sign-in_users').body).toMatchObject({
      admin_create_user_config: { allow_admin_create_user_only: true },
    });
    expect(client).toMatchObject({
      allowed_oauth_flows: ['code'],
      generate_secret: false,
      callback_urls: ['http://localhost:8976/callback', 'https://words-staging.example.org/lists'],
      logout_urls: ['https://words-staging.example.org/lists'],
    });
    expect(z.array(z.string()).parse(client['allowed_oauth_scopes']).toSorted()).toEqual(
      [...scopes.map((scope) => `https://words-staging.example.org/${scope}`), 'openid'].toSorted(),
    );
    expect(at('aws_cognito_user_pool_domain.sign-in_domain').body['domain']).toMatch(
      /^word-list-staging-[0-9a-f]{8}$/u,
    );
  });

  it('has a domain with a proved certificate and addresses of both kinds', () => {
    expect(at('aws_apigatewayv2_domain_name.api-gateway_domain-name').body).toMatchObject({
      domain_name: 'words-staging.example.org',
      domain_name_configuration: {
        certificate_arn: '${aws_acm_certificate_validation.domain_certificate-validation.certificate_arn}',
        security_policy: 'TLS_1_2',
      },
    });
    expect(
      ['a', 'aaaa'].map((type) => at(`aws_route53_record.api-gateway_address-${type}`).body['type']),
    ).toEqual(['A', 'AAAA']);
  });

  it('has its four name servers in the parent zone, one record each', () => {
    const records = ofType('cloudflare_dns_record').map(({ body }) => body);

    expect(records.map(({ content }) => content)).toEqual(
      [0, 1, 2, 3].map((index) => `\${element(aws_route53_zone.domain_zone.name_servers, ${index})}`),
    );
    for (const record of records)
      expect(record).toMatchObject({ name: 'words-staging.example.org', type: 'NS', ttl: 3600 });
    expect(JSON.stringify(records)).not.toContain('for_each');
  });
});

describe('the words database', () => {
  it('is a limited cluster with one database and three users, whose passwords Terraform does not know', () => {
    expect(at('cockroach_cluster.cluster').body).toMatchObject({
      name: 'word-list-staging',
      plan: 'BASIC',
      serverless: { usage_limits: { request_unit_limit: 50_000_000, storage_mib_limit: 10_240 } },
      delete_protection: false,
    });
    // Only clusters of several regions have a primary one: naming it makes the provider fail each apply.
    expect(at('cockroach_cluster.cluster').body['regions']).toEqual([{ name: 'eu-west-1' }]);
    expect(at('cockroach_database.words-db').body).toMatchObject({ name: 'words' });
    expect(ofType('cockroach_sql_user').map(({ body }) => body['name'])).toEqual([
      'owner',
      'writer',
      'reader',
    ]);
    for (const { body } of ofType('cockroach_sql_user')) expect(body).not.toHaveProperty('password');
  });

  it.each(functionEntries)('is open to %s as its user, or not at all', (name, entry) => {
    const text = JSON.stringify(at(`aws_lambda_function.${name}_function`).body['environment']);
    const users = ['owner', 'writer', 'reader'].filter((user) => text.includes(`database-url-${user}`));

    expect(users).toEqual(entry.database === undefined ? [] : [entry.database]);
  });
});

/** The attribute that names a resource in its account, where another stage could have taken the name. */
const namedBy: Readonly<Record<string, string>> = {
  aws_apigatewayv2_api: 'name',
  aws_apigatewayv2_authorizer: 'name',
  aws_apigatewayv2_domain_name: 'domain_name',
  aws_budgets_budget: 'name',
  aws_cloudwatch_dashboard: 'dashboard_name',
  aws_cloudwatch_log_group: 'name',
  aws_cloudwatch_log_metric_filter: 'name',
  aws_cloudwatch_metric_alarm: 'alarm_name',
  aws_cognito_resource_server: 'identifier',
  aws_cognito_user_pool: 'name',
  aws_cognito_user_pool_client: 'name',
  aws_cognito_user_pool_domain: 'domain',
  aws_dynamodb_table: 'name',
  aws_iam_role: 'name',
  aws_iam_role_policy: 'name',
  aws_lambda_function: 'function_name',
  aws_route53_zone: 'name',
  aws_s3_bucket: 'bucket',
  aws_scheduler_schedule: 'name',
  aws_sns_topic: 'name',
  aws_sqs_queue: 'name',
  aws_ssm_parameter: 'name',
  cloudflare_dns_record: 'name',
  cockroach_cluster: 'name',
};

const namesIn = (resources: readonly Resource[]): string[] =>
  resources.flatMap((resource) => {
    const attribute = namedBy[resource.type];
    return attribute === undefined ? [] : [`${resource.type} ${textAt(resource, attribute)}`];
  });

describe('two stages', () => {
  const liveResources = [...resourcesOf(live.foundation), ...resourcesOf(live.words)];

  it('have no name in common', () => {
    const shared = namesIn(all).filter((name) => new Set(namesIn(liveResources)).has(name));

    expect(shared).toEqual([]);
    expect(namesIn(all).length).toBeGreaterThan(80);
  });

  it('export nothing under the same name', () => {
    const outputs = [stage, live].map(({ foundation, words }) => [
      ...Object.keys(foundation.output),
      ...Object.keys(words.output),
    ]);

    expect(outputs[0]).not.toEqual([]);
    expect(outputs[0]?.filter((name) => outputs[1]?.includes(name))).toEqual([]);
  });

  it('keep four states, each locked and encrypted', () => {
    const backends = [stage.foundation, stage.words, live.foundation, live.words].map(
      ({ terraform }) => terraform.backend['s3'],
    );

    expect(backends.map((backend) => backend?.['key'])).toEqual([
      'word-list/staging/foundation.tfstate',
      'word-list/staging/words.tfstate',
      'word-list/production/foundation.tfstate',
      'word-list/production/words.tfstate',
    ]);
    for (const backend of backends) expect(backend).toMatchObject({ use_lockfile: true, encrypt: true });
  });

  it('differ in what guards the data: production’s can be neither deleted nor replaced', () => {
    const guarded = [
      'aws_dynamodb_table',
      'aws_s3_bucket',
      'cockroach_cluster',
      'cockroach_database',
      'aws_cognito_user_pool',
    ];
    const kept = (resources: readonly Resource[]) =>
      resources
        .filter(({ type, body }) => guarded.includes(type) && 'lifecycle' in body)
        .map(({ body }) => body['lifecycle']);

    expect(kept(all)).toEqual([]);
    expect(kept(liveResources)).toEqual(Array.from({ length: 7 }, () => ({ prevent_destroy: true })));
    for (const { body } of ofType('aws_dynamodb_table', liveResources))
      expect(body['deletion_protection_enabled']).toBe(true);
    expect(at('cockroach_cluster.cluster', liveResources).body['delete_protection']).toBe(true);
    expect(at('aws_cognito_user_pool.sign-in_users', liveResources).body['deletion_protection']).toBe(
      'ACTIVE',
    );
  });
});

/** Terraform's answer; it needs no provider and no network for what is asked of it here. */
const terraform = (args: readonly string[], cwd = tmpdir()): string => {
  const program = 'terraform';
  return execFileSync(program, args, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, CHECKPOINT_DISABLE: '1', TF_CLI_CONFIG_FILE: undefined },
  });
};

const hasTerraform = ((): boolean => {
  try {
    return terraform(['version']) !== '';
  } catch {
    return false;
  }
})();

describe.skipIf(!hasTerraform)('Terraform, where it is installed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'word-list-get-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it.each(['foundation', 'words'] as const)('can read the stack %s', (name) => {
    writeFileSync(join(folder, 'cdk.tf.json'), live.text[name]);

    expect(() => terraform(['get', '-no-color'], folder)).not.toThrow();
  });

  it('cannot read a stack with a mistake in it', () => {
    writeFileSync(
      join(folder, 'cdk.tf.json'),
      live.text.words.replaceAll('"prevent_destroy"', '"prevent_loss"'),
    );

    expect(() => terraform(['get', '-no-color'], folder)).toThrow('prevent_loss');
  });
});

describe('synthesis as a command', () => {
  it('needs no account and takes less than ten seconds', { timeout: 120_000 }, () => {
    const outdir = mkdtempSync(join(tmpdir(), 'word-list-main-'));
    const kept = ['PATH', 'HOME', 'TMPDIR'].map((name) => [name, process.env[name]]);
    const begin = performance.now();

    execFileSync(
      'tsx',
      [join(import.meta.dirname, '../main.ts'), '--outdir', outdir, '--bundles', bundles.path],
      {
        env: Object.fromEntries(kept),
        stdio: 'pipe',
      },
    );

    const seconds = (performance.now() - begin) / 1000;
    const written = readFileSync(join(outdir, 'stacks/words/cdk.tf.json'), 'utf8');
    rmSync(outdir, { recursive: true });
    expect(written).toContain('word-list-example-query-words');
    // On a machine with more to do than it has processors, everything takes longer.
    expect(seconds).toBeLessThan(10 * Math.max(1, (loadavg()[0] ?? 0) / availableParallelism()));
  });
});
