import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';

import { diagramOf } from '../diagram.ts';
import { allowedTo } from '../testing/policies.ts';
import { fakeBundles, resourcesOf, synthesise, textAt } from '../testing/synthesise.ts';
import * as topology from '../topology.ts';

const bundles = fakeBundles();
afterAll(() => {
  bundles.remove();
});

const stage = synthesise({ STAGE: 'staging', DOMAIN: 'words-staging.example.org' }, bundles.path);
const all = [...resourcesOf(stage.foundation), ...resourcesOf(stage.words)];
const addresses = new Set(all.map(({ address }) => address));

const workflow = join(import.meta.dirname, '../../../../.github/workflows/migrate.yml');

/** The nodes of the README's diagram, written out once more, and the resource that each of them is. */
const firstNodes = [
  ['dns', 'cloudflare_dns_record.domain_name-server-0'],
  ['dns', 'cloudflare_dns_record.domain_name-server-1'],
  ['dns', 'cloudflare_dns_record.domain_name-server-2'],
  ['dns', 'cloudflare_dns_record.domain_name-server-3'],
  ['words_db', 'cockroach_database.words-db'],
  ['api_gateway', 'aws_apigatewayv2_api.api-gateway_api'],
  ['api_words', 'aws_lambda_function.api-words_function'],
  ['api_sources', 'aws_lambda_function.api-sources_function'],
  ['upload_source_chunks', 'aws_lambda_function.upload-source-chunks_function'],
  ['process_source_chunk', 'aws_lambda_function.process-source-chunk_function'],
  ['query_words', 'aws_lambda_function.query-words_function'],
  ['check_batches', 'aws_lambda_function.check-batches_function'],
  ['update_batch', 'aws_lambda_function.update-batch_function'],
  ['update_words', 'aws_lambda_function.update-words_function'],
  ['chunk_bucket', 'aws_s3_bucket.chunk-bucket_bucket'],
  ['process_source_chunk_queue', 'aws_sqs_queue.process-source-chunk-queue_queue'],
  ['query_words_queue', 'aws_sqs_queue.query-words-queue_queue'],
  ['update_batch_queue', 'aws_sqs_queue.update-batch-queue_queue'],
  ['update_words_queue', 'aws_sqs_queue.update-words-queue_queue'],
  ['sources_table', 'aws_dynamodb_table.sources-table_table'],
  ['batches_table', 'aws_dynamodb_table.batches-table_table'],
  ['prompts_table', 'aws_dynamodb_table.prompts-table_table'],
] as const;

/** Its edges, one line a direction. That from the workflow to the database has a test of its own. */
const firstEdges = [
  'api_gateway --> api_words',
  'api_gateway --> api_sources',
  'upload_source_chunks --> process_source_chunk_queue',
  'process_source_chunk_queue --> process_source_chunk',
  'process_source_chunk --> query_words_queue',
  'query_words_queue --> query_words',
  'upload_source_chunks --> chunk_bucket',
  'chunk_bucket --> process_source_chunk',
  'words_db --> api_words',
  'words_db --> query_words',
  'sources_table --> api_sources',
  'api_sources --> sources_table',
  'sources_table --> upload_source_chunks',
  'query_words --> batches_table',
  'query_words --> prompts_table',
  'batches_table --> check_batches',
  'check_batches --> update_batch_queue',
  'update_batch_queue --> update_batch',
  'update_batch --> update_words_queue',
  'update_words_queue --> update_words',
  'update_words --> words_db',
  'update_batch --> query_words_queue',
  'prompts_table --> update_batch',
];

const node = (name: string): string => name.replaceAll('-', '_');

const reads = /^(dynamodb:(GetItem|BatchGetItem|Query|Scan)|s3:GetObject) /u;
const writes = /^(dynamodb:(PutItem|UpdateItem|DeleteItem|BatchWriteItem)|s3:(Put|Delete)Object) /u;
const store = /\$\{aws_(?:dynamodb_table|s3_bucket)\.([a-z-]+)_/u;
const queue = /^sqs:SendMessage \$\{aws_sqs_queue\.([a-z-]+)_queue\.arn\}$/u;
const database = /^ssm:GetParameters .*\/database-url-(writer|reader)$/u;

const when = (holds: boolean, edge: string): string[] => (holds ? [edge] : []);

const storeEdges = (name: string, allowed: string): string[] => {
  const held = store.exec(allowed)?.[1] ?? '';
  return [
    ...when(reads.test(allowed), `${held} --> ${name}`),
    ...when(writes.test(allowed), `${name} --> ${held}`),
  ];
};

/** The edges that one permission of a function means. */
const edgesOf = (name: string, allowed: string): string[] => {
  const to = queue.exec(allowed)?.[1];
  if (to !== undefined) return [`${name} --> ${to}`];
  const user = database.exec(allowed)?.[1];
  if (user === undefined) return storeEdges(name, allowed);
  return [`words_db --> ${name}`, ...when(user === 'writer', `${name} --> words_db`)];
};

const nameIn = (text: string): string => /\.([a-z-]+)_/u.exec(text)?.[1] ?? '';

/** What the synthesised stack connects, seen from its permissions, event sources, routes and schedule. */
const edgesOfStack = (): Set<string> => {
  const ofType = (type: string) => all.filter((resource) => resource.type === type);
  const edges = [
    ...Object.keys(topology.functions).flatMap((name) =>
      allowedTo(stage.words, name).flatMap((allowed) => edgesOf(name, allowed)),
    ),
    ...ofType('aws_lambda_event_source_mapping').map(
      (source) =>
        `${nameIn(textAt(source, 'event_source_arn'))} --> ${nameIn(textAt(source, 'function_name'))}`,
    ),
    ...ofType('aws_apigatewayv2_route').map((route) => `api-gateway --> ${nameIn(textAt(route, 'target'))}`),
    ...ofType('aws_scheduler_schedule').map(({ body }) => {
      const { arn } = z.object({ arn: z.string() }).parse(body['target']);
      return `schedule --> ${nameIn(arn)}`;
    }),
  ];
  return new Set(edges.map((edge) => edge.split(' --> ').map(node).join(' --> ')));
};

describe('the synthesised stack', () => {
  it.each(firstNodes)('has the node %s of the first diagram: %s', (_, address) => {
    expect(addresses).toContain(address);
  });

  it.each(firstEdges)('has the edge %s of the first diagram', (edge) => {
    expect(edgesOfStack()).toContain(edge);
  });

  it('has the edges that the README’s diagram shows, and no other', () => {
    const drawn = diagramOf(topology)
      .edges.filter(
        ({ from, to }) => ![from, to].some((end) => ['lists', 'model', 'dns', 'deployments'].includes(end)),
      )
      .map(({ from, to }) => `${from} --> ${to}`);

    expect([...edgesOfStack()].toSorted()).toEqual(drawn.toSorted());
  });

  it('asks the model from the functions that the diagram shows, over HTTPS', () => {
    const asking = all
      .filter(
        ({ type, body }) =>
          type === 'aws_lambda_function' && JSON.stringify(body).includes('OPENAI_BASE_URL'),
      )
      .map(({ id }) => node(id.replace('_function', '')));
    const drawn = diagramOf(topology).edges.filter(({ to }) => to === 'model');

    expect(asking.toSorted()).toEqual(drawn.map(({ from }) => from).toSorted());
  });
});

describe('the workflow that migrates the words database', () => {
  it.skipIf(!existsSync(workflow))('deploys migrations as the owner of that database', () => {
    const text = readFileSync(workflow, 'utf8');

    expect(parse(text)).toMatchObject({ name: expect.stringContaining('words database') });
    expect(text).toContain('nx run infra:migrate');
    expect(addresses).toContain('aws_ssm_parameter.database-url-owner');
    expect(addresses).toContain('cockroach_sql_user.owner');
  });
});
