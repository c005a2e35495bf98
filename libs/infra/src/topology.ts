/* eslint-disable max-lines -- The whole system is one table of data: cut in pieces it could not be read. */
/**
 * The whole system as data: functions, queues, tables, bucket, routes, triggers, environment and permissions.
 * The AWS stack, the one-machine stack and the diagram of the README are made from it. Nothing is wired twice.
 */

export type QueueName =
  | 'upload-source-chunks-queue'
  | 'process-source-chunk-queue'
  | 'query-words-queue'
  | 'update-batch-queue'
  | 'update-words-queue';

export type TableName = 'sources-table' | 'batches-table' | 'prompts-table';
export type BucketName = 'chunk-bucket';
/** What is stored of runs goes after a while; lists stay as long as their sources, published views until newer ones are there. */
export type Folder = 'runs' | 'lists' | 'views';
export type ParameterName = 'database-url-reader' | 'database-url-writer' | 'model-api-key' | 'cursor-key';

export type FunctionName =
  | 'api-words'
  | 'api-sources'
  | 'upload-source-chunks'
  | 'process-source-chunk'
  | 'query-words'
  | 'check-batches'
  | 'update-batch'
  | 'update-words';

/** What only the one-machine stack sets. Never set in AWS. */
export type LocalSetting =
  /** One exact origin that the source fetcher may reach although it is not public. */
  | 'local-source-origin'
  /** The most words of one batch: the words of a batch settle together, which takes a slow model long. */
  | 'words-per-part';

/** What a stage sets; in AWS from configuration, on one machine by the stack. */
export type Setting =
  | LocalSetting
  | 'deployment'
  | 'model-base-url'
  | 'model-name'
  | 'model-prices'
  | 'submit-lease-seconds'
  | 'resend-after-seconds'
  | 'retry-after-seconds'
  | 'api-origin'
  /** Where operators sign in, and as which client. Empty on one machine, whose stack prints its token. */
  | 'sign-in-origin'
  | 'sign-in-client';

export type EnvironmentValue =
  | { readonly queueUrl: QueueName }
  | { readonly tableName: TableName }
  | { readonly bucketName: BucketName }
  | { readonly parameterName: ParameterName }
  | { readonly setting: Exclude<Setting, LocalSetting> }
  | { readonly setting: LocalSetting; readonly localOnly: true };

/** Exactly these verbs on exactly this resource. */
export type Grant =
  | { readonly queue: QueueName; readonly actions: readonly `sqs:${string}`[] }
  | { readonly table: TableName; readonly actions: readonly `dynamodb:${string}`[] }
  /** Index of a table: Query on `<table>/index/<index>`. */
  | { readonly table: TableName; readonly index: string; readonly actions: readonly `dynamodb:${string}`[] }
  /** All objects of the bucket, or those below a folder. */
  | { readonly bucket: BucketName; readonly folder?: Folder; readonly actions: readonly `s3:${string}`[] }
  | { readonly parameter: ParameterName; readonly actions: readonly `ssm:${string}`[] };

export interface QueueTrigger {
  readonly kind: 'queue';
  readonly queue: QueueName;
  readonly batchSize: number;
  readonly windowSeconds: number;
  /** At least 2: the least that an event source mapping takes. */
  readonly maximumConcurrency: number;
  /** Where one machine differs from AWS. `retrySeconds`: a failed message is visible again after this. */
  readonly local: { readonly windowSeconds: number; readonly retrySeconds: number };
}

export interface ScheduleTrigger {
  readonly kind: 'schedule';
  readonly rateMinutes: number;
  readonly local: { readonly everySeconds: number };
}

export interface HttpTrigger {
  readonly kind: 'http';
}

export interface FunctionEntry {
  /** One sentence: what a human loses while this function fails. */
  readonly impact: string;
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  readonly trigger: QueueTrigger | ScheduleTrigger | HttpTrigger;
  /** Of the account's concurrent executions: nobody else takes these, and it takes no more. */
  readonly reservedConcurrency?: number;
  readonly environment: Readonly<Record<string, EnvironmentValue>>;
  readonly grants: readonly Grant[];
  /** The SQL user of the words database; none when the function has no business there. */
  readonly database?: 'reader' | 'writer';
}

/**
 * What Node.js may keep of a function's memory, in MiB, before it looks for what can go: a process that is let grow is
 * ended instead. The rest is for what it keeps elsewhere, such as tables of numbers.
 */
export const heapMb = ({ memoryMb }: Pick<FunctionEntry, 'memoryMb'>): number => Math.floor(memoryMb * 0.75);

export interface QueueEntry {
  readonly retentionDays: number;
  readonly deadLetter: { readonly maxReceiveCount: number; readonly retentionDays: number };
}

export interface TableEntry {
  readonly partitionKey: string;
  readonly sortKey?: string;
  readonly timeToLive?: string;
  /** All indexed keys are strings; `keysOnly` projections. */
  readonly indexes: Readonly<Record<string, { readonly partitionKey: string; readonly sortKey?: string }>>;
}

export type Scope = 'sources:read' | 'sources:write' | 'runs:read' | 'runs:write' | 'words:write';

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: `/${string}`;
  readonly function: 'api-words' | 'api-sources';
  /** The token must hold this scope; open to everybody when absent. */
  readonly scope?: Scope;
}

const queue: QueueEntry = { retentionDays: 4, deadLetter: { maxReceiveCount: 5, retentionDays: 14 } };

const consume = (name: QueueName): Grant => ({
  queue: name,
  actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
});
const send = (name: QueueName): Grant => ({ queue: name, actions: ['sqs:SendMessage'] });
const secret = (parameter: ParameterName): Grant => ({ parameter, actions: ['ssm:GetParameters'] });

const byQueue = (name: QueueName, changes: Partial<QueueTrigger> = {}): QueueTrigger => ({
  kind: 'queue',
  queue: name,
  batchSize: 1,
  windowSeconds: 0,
  maximumConcurrency: 2,
  local: { windowSeconds: 0, retrySeconds: 1 },
  ...changes,
});

const model = {
  OPENAI_BASE_URL: { setting: 'model-base-url' },
  MODEL_API_KEY_PARAMETER: { parameterName: 'model-api-key' },
  DEPLOYMENT: { setting: 'deployment' },
} as const satisfies FunctionEntry['environment'];

const writer = { DATABASE_URL_PARAMETER: { parameterName: 'database-url-writer' } } as const;
const reader = { DATABASE_URL_PARAMETER: { parameterName: 'database-url-reader' } } as const;

export const functions: Readonly<Record<FunctionName, FunctionEntry>> = {
  'api-words': {
    impact: 'readers get no words',
    // Ten million words take 1.2 GB, and from here on a whole processor comes with it.
    memoryMb: 1769,
    timeoutSeconds: 29,
    trigger: { kind: 'http' },
    // Readers and the pipeline cannot take each other's place. Each copy has up to four connections to the database.
    reservedConcurrency: 50,
    environment: {
      ...reader,
      CURSOR_KEY_PARAMETER: { parameterName: 'cursor-key' },
      CHUNK_BUCKET: { bucketName: 'chunk-bucket' },
      API_ORIGIN: { setting: 'api-origin' },
      SIGN_IN_ORIGIN: { setting: 'sign-in-origin' },
      SIGN_IN_CLIENT: { setting: 'sign-in-client' },
    },
    grants: [
      secret('database-url-reader'),
      secret('cursor-key'),
      { bucket: 'chunk-bucket', folder: 'lists', actions: ['s3:GetObject'] },
      { bucket: 'chunk-bucket', folder: 'views', actions: ['s3:GetObject'] },
    ],
    database: 'reader',
  },
  'api-sources': {
    impact: 'operators can neither register lists nor start, watch or cancel runs',
    memoryMb: 512,
    timeoutSeconds: 29,
    trigger: { kind: 'http' },
    environment: {
      ...writer,
      CURSOR_KEY_PARAMETER: { parameterName: 'cursor-key' },
      SOURCES_TABLE: { tableName: 'sources-table' },
      CHUNK_BUCKET: { bucketName: 'chunk-bucket' },
      UPLOAD_SOURCE_CHUNKS_QUEUE_URL: { queueUrl: 'upload-source-chunks-queue' },
      MODEL_NAME: { setting: 'model-name' },
      MODEL_PRICES: { setting: 'model-prices' },
      LOCAL_SOURCE_ORIGIN: { setting: 'local-source-origin', localOnly: true },
    },
    grants: [
      secret('database-url-writer'),
      secret('cursor-key'),
      {
        table: 'sources-table',
        actions: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:DeleteItem', 'dynamodb:Scan'],
      },
      { bucket: 'chunk-bucket', folder: 'lists', actions: ['s3:DeleteObject'] },
      send('upload-source-chunks-queue'),
    ],
    database: 'writer',
  },
  'upload-source-chunks': {
    impact: 'started runs do not get their list',
    memoryMb: 3008,
    timeoutSeconds: 900,
    trigger: byQueue('upload-source-chunks-queue'),
    environment: {
      ...writer,
      SOURCES_TABLE: { tableName: 'sources-table' },
      CHUNK_BUCKET: { bucketName: 'chunk-bucket' },
      PROCESS_SOURCE_CHUNK_QUEUE_URL: { queueUrl: 'process-source-chunk-queue' },
      LOCAL_SOURCE_ORIGIN: { setting: 'local-source-origin', localOnly: true },
      WORDS_PER_PART: { setting: 'words-per-part', localOnly: true },
    },
    grants: [
      consume('upload-source-chunks-queue'),
      secret('database-url-writer'),
      { table: 'sources-table', actions: ['dynamodb:GetItem'] },
      { bucket: 'chunk-bucket', folder: 'runs', actions: ['s3:PutObject'] },
      { bucket: 'chunk-bucket', folder: 'lists', actions: ['s3:PutObject'] },
      send('process-source-chunk-queue'),
    ],
    database: 'writer',
  },
  'process-source-chunk': {
    impact: 'fixed lists are not asked about',
    memoryMb: 512,
    timeoutSeconds: 60,
    trigger: byQueue('process-source-chunk-queue'),
    environment: {
      CHUNK_BUCKET: { bucketName: 'chunk-bucket' },
      QUERY_WORDS_QUEUE_URL: { queueUrl: 'query-words-queue' },
    },
    grants: [
      consume('process-source-chunk-queue'),
      { bucket: 'chunk-bucket', folder: 'runs', actions: ['s3:GetObject'] },
      send('query-words-queue'),
    ],
  },
  'query-words': {
    impact: 'words are not claimed and not put to the model',
    memoryMb: 1024,
    timeoutSeconds: 120,
    trigger: byQueue('query-words-queue'),
    environment: {
      ...writer,
      ...model,
      BATCHES_TABLE: { tableName: 'batches-table' },
      PROMPTS_TABLE: { tableName: 'prompts-table' },
      MODEL_PRICES: { setting: 'model-prices' },
      SUBMIT_LEASE_SECONDS: { setting: 'submit-lease-seconds' },
      RETRY_AFTER_SECONDS: { setting: 'retry-after-seconds' },
    },
    grants: [
      consume('query-words-queue'),
      secret('database-url-writer'),
      secret('model-api-key'),
      { table: 'batches-table', actions: ['dynamodb:GetItem', 'dynamodb:PutItem'] },
      { table: 'prompts-table', actions: ['dynamodb:BatchWriteItem', 'dynamodb:Query'] },
    ],
    database: 'writer',
  },
  'check-batches': {
    impact: 'finished batches are not noticed and nothing that was lost is sent again',
    // To publish ten million words takes more than a gigabyte, and half a minute of a processor.
    memoryMb: 3008,
    timeoutSeconds: 300,
    trigger: { kind: 'schedule', rateMinutes: 1, local: { everySeconds: 1 } },
    reservedConcurrency: 1,
    environment: {
      ...writer,
      ...model,
      BATCHES_TABLE: { tableName: 'batches-table' },
      PROMPTS_TABLE: { tableName: 'prompts-table' },
      CHUNK_BUCKET: { bucketName: 'chunk-bucket' },
      UPLOAD_SOURCE_CHUNKS_QUEUE_URL: { queueUrl: 'upload-source-chunks-queue' },
      PROCESS_SOURCE_CHUNK_QUEUE_URL: { queueUrl: 'process-source-chunk-queue' },
      QUERY_WORDS_QUEUE_URL: { queueUrl: 'query-words-queue' },
      UPDATE_BATCH_QUEUE_URL: { queueUrl: 'update-batch-queue' },
      RESEND_AFTER_SECONDS: { setting: 'resend-after-seconds' },
    },
    grants: [
      secret('database-url-writer'),
      secret('model-api-key'),
      {
        table: 'batches-table',
        actions: ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
      },
      { table: 'batches-table', index: 'by-run', actions: ['dynamodb:Query'] },
      { table: 'prompts-table', actions: ['dynamodb:Query', 'dynamodb:UpdateItem'] },
      {
        bucket: 'chunk-bucket',
        folder: 'views',
        actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
      },
      send('upload-source-chunks-queue'),
      send('process-source-chunk-queue'),
      send('query-words-queue'),
      send('update-batch-queue'),
    ],
    database: 'writer',
  },
  'update-batch': {
    impact: 'answers of the model are not read',
    memoryMb: 1024,
    timeoutSeconds: 120,
    trigger: byQueue('update-batch-queue'),
    environment: {
      OPENAI_BASE_URL: model.OPENAI_BASE_URL,
      MODEL_API_KEY_PARAMETER: model.MODEL_API_KEY_PARAMETER,
      BATCHES_TABLE: { tableName: 'batches-table' },
      PROMPTS_TABLE: { tableName: 'prompts-table' },
      MODEL_PRICES: { setting: 'model-prices' },
      RETRY_AFTER_SECONDS: { setting: 'retry-after-seconds' },
      QUERY_WORDS_QUEUE_URL: { queueUrl: 'query-words-queue' },
      UPDATE_WORDS_QUEUE_URL: { queueUrl: 'update-words-queue' },
    },
    grants: [
      consume('update-batch-queue'),
      secret('model-api-key'),
      { table: 'batches-table', actions: ['dynamodb:GetItem', 'dynamodb:PutItem'] },
      { table: 'prompts-table', actions: ['dynamodb:Query', 'dynamodb:UpdateItem'] },
      send('query-words-queue'),
      send('update-words-queue'),
    ],
  },
  'update-words': {
    impact: 'scores that were paid for are not stored',
    memoryMb: 512,
    timeoutSeconds: 60,
    trigger: byQueue('update-words-queue', { batchSize: 10, windowSeconds: 1 }),
    environment: { ...writer },
    grants: [consume('update-words-queue'), secret('database-url-writer')],
    database: 'writer',
  },
};

export const queues: Readonly<Record<QueueName, QueueEntry>> = {
  'upload-source-chunks-queue': queue,
  'process-source-chunk-queue': queue,
  'query-words-queue': queue,
  'update-batch-queue': queue,
  'update-words-queue': queue,
};

export const tables: Readonly<Record<TableName, TableEntry>> = {
  'sources-table': { partitionKey: 'id', indexes: {} },
  'batches-table': {
    partitionKey: 'id',
    timeToLive: 'expires_at',
    indexes: { 'by-run': { partitionKey: 'run_id', sortKey: 'status' } },
  },
  'prompts-table': { partitionKey: 'batch_id', sortKey: 'id', timeToLive: 'expires_at', indexes: {} },
};

/** What of a bucket goes by itself, and when. */
export const buckets: Readonly<
  Record<BucketName, { readonly expires: Folder; readonly expireDays: number }>
> = {
  'chunk-bucket': { expires: 'runs', expireDays: 30 },
};

/** Users of the words database: `owner` owns the schema (migrations), `writer` may change rows, `reader` reads words and their revision. */
export const databaseUsers = ['owner', 'writer', 'reader'] as const;

export const routes: readonly Route[] = [
  { method: 'GET', path: '/', function: 'api-words' },
  { method: 'GET', path: '/word/{word}', function: 'api-words' },
  { method: 'GET', path: '/check', function: 'api-words' },
  { method: 'GET', path: '/lists', function: 'api-words' },
  { method: 'GET', path: '/judges', function: 'api-words' },
  { method: 'GET', path: '/docs', function: 'api-words' },
  { method: 'GET', path: '/sign-in.json', function: 'api-words' },
  { method: 'GET', path: '/assets/{file}', function: 'api-words' },
  { method: 'GET', path: '/api/words', function: 'api-words' },
  { method: 'POST', path: '/api/words', function: 'api-words' },
  { method: 'POST', path: '/api/check', function: 'api-words' },
  { method: 'POST', path: '/api/verify', function: 'api-words' },
  { method: 'GET', path: '/api/counts', function: 'api-words' },
  { method: 'GET', path: '/api/words/{word}', function: 'api-words' },
  { method: 'GET', path: '/api/lists', function: 'api-words' },
  { method: 'GET', path: '/api/judges', function: 'api-words' },
  { method: 'GET', path: '/api/judges/{id}/agreement', function: 'api-words' },
  { method: 'GET', path: '/api/attributes', function: 'api-words' },
  { method: 'GET', path: '/api/health', function: 'api-words' },
  { method: 'GET', path: '/api/openapi.json', function: 'api-words' },
  { method: 'GET', path: '/api/docs', function: 'api-words' },
  { method: 'GET', path: '/api/sources', function: 'api-sources', scope: 'sources:read' },
  { method: 'POST', path: '/api/sources', function: 'api-sources', scope: 'sources:write' },
  { method: 'GET', path: '/api/sources/{id}', function: 'api-sources', scope: 'sources:read' },
  { method: 'PUT', path: '/api/sources/{id}', function: 'api-sources', scope: 'sources:write' },
  { method: 'DELETE', path: '/api/sources/{id}', function: 'api-sources', scope: 'sources:write' },
  { method: 'PUT', path: '/api/sources/{id}/list', function: 'api-sources', scope: 'sources:write' },
  { method: 'PUT', path: '/api/judges/{id}', function: 'api-sources', scope: 'runs:write' },
  { method: 'PUT', path: '/api/judges/{id}/opinions', function: 'api-sources', scope: 'words:write' },
  { method: 'GET', path: '/api/norms', function: 'api-sources', scope: 'words:write' },
  { method: 'POST', path: '/api/sources/{id}/runs', function: 'api-sources', scope: 'runs:write' },
  { method: 'GET', path: '/api/sources/{id}/runs', function: 'api-sources', scope: 'runs:read' },
  { method: 'GET', path: '/api/runs/{id}', function: 'api-sources', scope: 'runs:read' },
  { method: 'GET', path: '/api/runs/{id}/failures', function: 'api-sources', scope: 'runs:read' },
  { method: 'POST', path: '/api/runs/{id}/cancel', function: 'api-sources', scope: 'runs:write' },
  { method: 'POST', path: '/api/runs/{id}/retry', function: 'api-sources', scope: 'runs:write' },
  { method: 'PUT', path: '/api/words/{word}/correction', function: 'api-sources', scope: 'words:write' },
  { method: 'DELETE', path: '/api/words/{word}/correction', function: 'api-sources', scope: 'words:write' },
  { method: 'GET', path: '/api/corrections', function: 'api-sources', scope: 'words:write' },
];

/** The methods that a route answers: whoever may read may also ask for the head alone. */
export const methodsOf = ({ method }: Route): readonly string[] =>
  method === 'GET' ? ['GET', 'HEAD'] : [method];

/**
 * What pages of other origins may do: read what is open to everybody. The gateway answers their preflights itself and
 * writes these headers over those of the functions. `authorization` is not among them: operators use the page of this
 * origin.
 */
export const cors = {
  allowOrigins: ['*'],
  allowMethods: ['GET', 'HEAD'],
  allowHeaders: ['if-none-match'],
  exposeHeaders: ['etag', 'link', 'retry-after', 'x-random-seed', 'x-same-list', 'x-total-count'],
  maxAgeSeconds: 86_400,
} as const;
