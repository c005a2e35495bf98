import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { expect, it } from 'vitest';

const run = promisify(execFile);

const stage = {
  ...{ STAGE: 'staging', STATE_BUCKET: 'states', DOMAIN: 'words.example.org', ALARM_EMAIL: 'me@example.org' },
  ...{ CLOUDFLARE_ZONE_ID: '1'.repeat(32), CLOUDFLARE_API_TOKEN: 'token', COCKROACH_API_KEY: 'key' },
};

const preflight = (model: string) =>
  run(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'main.ts')], {
    env: { PATH: process.env['PATH'], ...stage, MODEL_NAME: model },
  });

it('refuses a model that was shut down, before anything is built, and names what to take', async () => {
  await expect(preflight('gpt-4.1-nano')).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/gpt-4\.1-nano was shut down .*take gpt-6-luna/u) as unknown,
  });
  expect((await preflight('gpt-6-luna')).stderr).toBe('');
}, 60_000);
