import { execFile } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { startPostgres, type RunningPostgres } from '@word-list/db/postgres-server';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { region } from '../emulators/resource-names.ts';
import { repositoryRoot } from '../stack/repository-root.ts';
import { selfSigned } from '../testing/self-signed.ts';
import { startCockroachCloud } from '../testing/start-cockroach-cloud.ts';
import { startOperatorParameters } from '../testing/start-operator-parameters.ts';

/** The port is CockroachDB's, so each test takes an address of its own where all of 127.0.0.0/8 is this machine. */
const sqlHost = process.platform === 'linux' ? `127.83.${randomInt(256)}.${randomInt(1, 255)}` : '127.0.0.1';
const accessKey = { accessKeyId: 'operator', secretKey: 'the secret of the operator' };
const values: Record<string, string> = {};
let folder: string;
let database: RunningPostgres;
let parameters: Awaited<ReturnType<typeof startOperatorParameters>>;
let cloud: Awaited<ReturnType<typeof startCockroachCloud>>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fill-and-migrate-'));
  const users = { owner: 'first-owner', writer: 'first-writer', reader: 'first-reader' };
  database = await startPostgres({ dataDir: join(folder, 'data'), port: 0, users, durable: false });
  const certificate = selfSigned([sqlHost, 'localhost']);
  writeFileSync(join(folder, 'authority.pem'), certificate.cert);
  parameters = await startOperatorParameters(accessKey, values);
  const cluster = { cluster: 'word-list-local', apiKey: 'the key of the organisation' };
  cloud = await startCockroachCloud({ ...cluster, database, sqlHost, certificate });
});

afterAll(async () => {
  await Promise.all([parameters.close(), cloud.close()]);
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** As an operator has it, but without what an outer nx tells the commands that it runs. */
const environment = (): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(NX_|VITEST|NODE_ENV$)/u.test(name)),
  ),
  PATH: [join(repositoryRoot, 'node_modules', '.bin'), process.env['PATH']].join(delimiter),
  NX_DAEMON: 'false',
  NODE_EXTRA_CA_CERTS: join(folder, 'authority.pem'),
  STAGE: 'local',
  AWS_REGION: region,
  STATE_BUCKET: 'state-of-the-stage',
  DOMAIN: 'words.example.org',
  CLOUDFLARE_ZONE_ID: '1'.repeat(32),
  ALARM_EMAIL: 'operator@example.org',
  AWS_ACCESS_KEY_ID: accessKey.accessKeyId,
  AWS_SECRET_ACCESS_KEY: accessKey.secretKey,
  AWS_ENDPOINT_URL_SSM: parameters.origin,
  COCKROACH_API_KEY: 'the key of the organisation',
  COCKROACH_SERVER: cloud.origin,
});

/** `nx run` of a target, without the targets that make an account's resources first. */
const run = (target: string, more: NodeJS.ProcessEnv = {}) =>
  new Promise<{ code: number; output: string }>((resolve) => {
    const command = join(repositoryRoot, 'node_modules', '.bin', 'nx');
    const options = { cwd: repositoryRoot, env: { ...environment(), ...more } };
    const child = execFile(
      command,
      ['run', target, '--excludeTaskDependencies'],
      options,
      (_, stdout, stderr) => resolve({ code: child.exitCode ?? -1, output: stdout + stderr }),
    );
  });

const rowsOf = async (url: string, statement: string): Promise<unknown[]> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
};

/** What a parameter says, at the port of the server behind the cluster's. */
const urlBehind = (name: string): string => {
  const url = new URL(values[name] ?? '');
  return `postgresql://${url.username}:${url.password}@127.0.0.1:${database.port}${url.pathname}`;
};

it('fills the secrets of a stage and migrates its database, as commands', async () => {
  const filled = await run('infra:secrets', { MODEL_API_KEY: 'the key of the model' });
  const again = await run('infra:secrets');
  const migrated = await run('infra:migrate');
  const migratedAgain = await run('infra:migrate');

  for (const { code, output } of [filled, again, migrated, migratedAgain]) expect(code, output).toBe(0);
  expect(filled.output).toContain(
    'Set database-url-owner, database-url-writer, database-url-reader, cursor-key',
  );
  expect(again.output).toContain('Every secret is set.');
  expect(parameters.calls.filter((call) => call === 'PutParameter')).toHaveLength(5);
  expect(values).toMatchObject({
    'model-api-key': 'the key of the model',
    'database-url-writer': expect.stringContaining(`@${sqlHost}:26257/words?sslmode=verify-full`) as string,
  });
  expect(await rowsOf(urlBehind('database-url-writer'), 'SELECT value FROM revision')).toEqual([
    { value: '0' },
  ]);
  const secrets = Object.values(values)
    .join('|')
    .replaceAll(/[.*+?^${}()[\]\\]/gu, String.raw`\$&`);
  for (const { output } of [filled, migrated]) expect(output).not.toMatch(new RegExp(secrets, 'u'));
}, 300_000);

it('says what is wrong with a key that the account does not know, and ends with an error', async () => {
  const refused = await run('infra:migrate', { AWS_SECRET_ACCESS_KEY: 'another secret' });

  expect(refused.code).not.toBe(0);
  expect(refused.output).toContain('The request signature we calculated does not match');
}, 120_000);
