import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';

import { stageVariables } from './config.ts';
import { stackNames } from './deploy/terraform-steps.ts';
import { workflowProblems } from './testing/workflow-problems.ts';

const folder = join(import.meta.dirname, '../../../.github/workflows');
const names = readdirSync(folder).filter((name) => name.endsWith('.yml'));
const textOf = (name: string): string => readFileSync(join(folder, name), 'utf8');

const variables = z.record(z.string(), z.string()).default({});
const permissions = z.record(z.string(), z.enum(['read', 'write', 'none']));

const concurrency = z.object({ group: z.string(), 'cancel-in-progress': z.boolean() });

const workflow = z.object({
  name: z.string(),
  on: z.record(z.string(), z.unknown()),
  permissions,
  concurrency: concurrency.optional(),
  defaults: z.object({ run: z.object({ shell: z.literal('bash') }) }),
  jobs: z.record(
    z.string(),
    z.object({
      if: z.string().optional(),
      'runs-on': z.string(),
      // A rehearsal waits for a batch of the provider.
      'timeout-minutes': z.number().max(300),
      environment: z.string().optional(),
      concurrency: concurrency.optional(),
      permissions: permissions.optional(),
      env: variables,
      steps: z.array(
        z.object({
          name: z.string().optional(),
          uses: z.string().optional(),
          with: z.record(z.string(), z.unknown()).default({}),
          run: z.string().optional(),
          env: variables,
        }),
      ),
    }),
  ),
});

const read = (name: string): z.infer<typeof workflow> => workflow.parse(parse(textOf(name)));
const jobsOf = (name: string) => Object.values(read(name).jobs);
const stepsOf = (name: string) => jobsOf(name).flatMap(({ steps }) => steps);

it('there are four workflows', () => {
  expect(names.toSorted()).toEqual(['ci.yml', 'deploy.yml', 'migrate.yml', 'real-services.yml']);
});

it('the parser finds what is wrong', async () => {
  const broken = textOf('ci.yml')
    .replace('timeout-minutes', 'timeout-hours')
    .replace('github.ref }}', 'github.ref');

  expect(await workflowProblems('ci.yml', broken)).not.toEqual([]);
  expect(await workflowProblems('ci.yml', textOf('ci.yml').replace('runs-on', 'run-on'))).not.toEqual([]);
  expect(await workflowProblems('ci.yml', textOf('ci.yml').replace('vars.STATE', 'var.STATE'))).not.toEqual(
    [],
  );
});

describe.each(names)('the workflow %s', (name) => {
  it('is one that GitHub accepts', async () => {
    expect(await workflowProblems(name, textOf(name))).toEqual([]);
  });

  it('uses actions by their commit, with the version in a comment', () => {
    const uses = textOf(name).match(/uses: .*/gu) ?? [];

    expect(uses.length).toBeGreaterThan(0);
    for (const line of uses) expect(line).toMatch(/^uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/u);
  });

  it('starts with no right but to read, and leaves no credentials in the clone', () => {
    expect(read(name).permissions).toEqual({ contents: 'read' });
    for (const step of stepsOf(name).filter(({ uses }) => uses?.startsWith('actions/checkout') === true))
      expect(step.with['persist-credentials']).toBe(false);
  });

  it('puts nothing that others can choose into a script', () => {
    for (const { run = '' } of stepsOf(name)) expect(run).not.toContain('${{');
  });

  it('has no long-lived keys of AWS: it takes a role by the identity of the run', () => {
    expect(textOf(name)).not.toMatch(/aws-access-key-id|aws-secret-access-key|AWS_ACCESS_KEY|AWS_SECRET/u);
    for (const job of jobsOf(name)) {
      const takesRole = job.steps.some(({ uses }) => uses?.startsWith('aws-actions/') === true);
      expect(job.permissions?.['id-token']).toBe(takesRole ? 'write' : undefined);
    }
  });

  it('shows secrets to the one step that needs them, and never to a pull request', () => {
    for (const job of jobsOf(name)) expect(JSON.stringify(job.env)).not.toContain('secrets.');
    if ('pull_request' in read(name).on) expect(textOf(name)).not.toContain('secrets.');
    expect(Object.keys(read(name).on)).not.toContain('pull_request_target');
  });

  it('gives a stage every variable that describes it, or those without which it is none', () => {
    const known = Object.keys(stageVariables.shape);
    const needed = ['STAGE', 'AWS_REGION', 'STATE_BUCKET', 'DOMAIN', 'CLOUDFLARE_ZONE_ID', 'ALARM_EMAIL'];

    for (const job of jobsOf(name).filter(({ env }) => 'STAGE' in env))
      expect(Object.keys(job.env)).toEqual(name === 'migrate.yml' ? needed : known);
  });
});

describe('the workflow deploy.yml', () => {
  const [deploy] = jobsOf('deploy.yml');
  const scripts = deploy?.steps.map(({ run = '' }) => run).join('\n') ?? '';

  it('deploys what changed since the stage was deployed, then asks the API for its health, then remembers', () => {
    const order = [
      'aws ssm get-parameter',
      'nx affected -t deploy --base="$deployed"',
      '/api/health',
      'put-parameter',
    ];
    const places = order.map((text) => scripts.indexOf(text));

    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('follows a push only when CI has found it good, and deploys that very commit', () => {
    expect(read('deploy.yml').on['workflow_run']).toEqual({
      workflows: [read('ci.yml').name],
      types: ['completed'],
      branches: ['main'],
    });
    expect(deploy?.if).toContain("github.event.workflow_run.conclusion == 'success'");
    expect(deploy?.steps[0]?.with['ref']).toBe('${{ inputs.commit || github.event.workflow_run.head_sha }}');
  });

  it('has the whole history, without which nothing is affected', () => {
    expect(deploy?.steps[0]?.with['fetch-depth']).toBe(0);
  });

  it('leaves the database alone when it rolls back, and deploys although nothing is newer', () => {
    expect(scripts).toContain('SKIP_MIGRATION=yes npx nx run infra:deploy');
  });

  it('takes its stage’s environment, whose protection rules hold, and is never cut off', () => {
    expect(deploy?.environment).toContain('inputs.stage');
    expect(deploy?.concurrency?.['cancel-in-progress']).toBe(false);
    expect(read('migrate.yml').concurrency?.group).toBe('deploy-${{ inputs.stage }}');
  });

  it('does not let a run that is skipped displace a deployment that waits', () => {
    expect(read('deploy.yml').concurrency).toBeUndefined();
  });
});

describe('the script that deploys', () => {
  const script = stepsOf('deploy.yml').find(({ name }) => name === 'Migrate, then deploy')?.run ?? '';

  /** What the script starts, in a repository of two commits, with stand-ins for `aws` and `npx`. */
  const runScript = (
    env: Readonly<Record<string, string>>,
    deployed: (commits: string[]) => string,
  ): string => {
    const folder = mkdtempSync(join(tmpdir(), 'word-list-deploy-script-'));
    try {
      const git = (...args: string[]): string =>
        execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], {
          cwd: folder,
          encoding: 'utf8',
        }).trim();
      git('init', '--quiet');
      const commits = ['one', 'two'].map((subject) => {
        git('commit', '--quiet', '--allow-empty', '-m', subject);
        return git('rev-parse', 'HEAD');
      });
      const program = (name: string, text: string): void =>
        writeFileSync(join(folder, name), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
      program('aws', deployed(commits));
      program('npx', 'echo "${SKIP_MIGRATION:-}$*"');
      return execFileSync('bash', ['-eo', 'pipefail', '-c', script], {
        cwd: folder,
        env: { ...process.env, PATH: `${folder}:${process.env['PATH'] ?? ''}`, STAGE: 'staging', ...env },
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }).trim();
    } finally {
      rmSync(folder, { recursive: true });
    }
  };
  const first = ([commit = '']: string[]): string => `echo ${commit}`;

  it('deploys everything by hand: a changed MODEL_NAME changes no file', () => {
    expect(runScript({ BY_HAND: 'true', ROLLBACK: 'false' }, first)).toBe('nx run infra:deploy');
  });

  it('deploys after a push what differs from the commit that the stage runs', () => {
    expect(runScript({ BY_HAND: 'false', ROLLBACK: '' }, first)).toMatch(
      /^nx affected -t deploy --base=[0-9a-f]{40} --head=HEAD$/u,
    );
  });

  it.each([
    ['was never deployed', 'echo none'],
    ['runs a commit that is not in this history', 'echo 0123456789012345678901234567890123456789'],
    ['has no such parameter yet', 'exit 254'],
  ])('deploys everything after a push to a stage that %s', (_, answer) => {
    expect(runScript({ BY_HAND: 'false', ROLLBACK: '' }, () => answer)).toBe('nx run infra:deploy');
  });

  it('leaves the database as it is when it rolls back', () => {
    expect(runScript({ BY_HAND: 'true', ROLLBACK: 'true' }, first)).toBe('yesnx run infra:deploy');
  });
});

describe('the plan of a pull request', () => {
  const { plan } = read('ci.yml').jobs;

  it('is made of both stacks, with a role that can only read, and becomes a comment', () => {
    const text = JSON.stringify(plan);

    expect(stackNames).toHaveLength(2);
    expect(text).toContain('nx run infra:diff');
    expect(text).toContain('-plan"');
    expect(text).toContain('gh pr comment');
    expect(text).toContain('-refresh=false -lock=false');
  });

  it('is not made for forks', () => {
    expect(plan?.if).toContain('github.event.pull_request.head.repo.full_name == github.repository');
  });
});
