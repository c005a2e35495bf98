import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';
import * as z from 'zod';

import { functions } from './topology.ts';

const workspace = join(import.meta.dirname, '../../..');

// What the runner of this very test has set would make the inner one believe that it is part of the outer run.
const environment = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('NX_'))),
  NX_DAEMON: 'false',
  NX_TUI: 'false',
  NX_NO_CLOUD: 'true',
};

const taskGraph = z.object({
  tasks: z.object({
    tasks: z.record(z.string(), z.unknown()),
    dependencies: z.record(z.string(), z.array(z.string())),
  }),
});

/** What `nx affected -t deploy` would run after a change of these files. */
const affectedBy = (...files: string[]): z.infer<typeof taskGraph>['tasks'] => {
  const text = execFileSync(
    'nx',
    ['affected', '-t', 'deploy', `--files=${files.join(',')}`, '--graph=stdout'],
    {
      cwd: workspace,
      env: environment,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  return taskGraph.parse(JSON.parse(text.slice(text.indexOf('{')))).tasks;
};

describe('nx affected -t deploy', { timeout: 60_000 }, () => {
  it('deploys when one app changes: every app is built, the foundation laid, the database migrated first', () => {
    const { tasks, dependencies } = affectedBy('apps/query-words/src/main.ts');

    expect(Object.keys(tasks).toSorted()).toEqual(
      [
        ...Object.keys(functions).map((app) => `${app}:build`),
        'web:build',
        'infra:preflight',
        'infra:synth',
        'infra:foundation',
        'infra:secrets',
        'infra:migrate',
        'infra:deploy',
      ].toSorted(),
    );
    expect(dependencies['infra:deploy']).toEqual(expect.arrayContaining(['infra:synth', 'infra:migrate']));
    expect(dependencies['infra:migrate']).toEqual(['infra:secrets']);
    expect(dependencies['infra:secrets']).toEqual(['infra:foundation']);
    expect(dependencies['infra:foundation']).toEqual(['infra:preflight', 'infra:synth']);
    expect(dependencies['infra:synth']?.toSorted()).toEqual(
      Object.keys(functions)
        .map((app) => `${app}:build`)
        .toSorted(),
    );
  });

  it.each(['libs/domain/src/index.ts', 'libs/db/migrations/0000_first.sql', 'package-lock.json'])(
    'deploys when %s changes',
    (file) => {
      expect(Object.keys(affectedBy(file).tasks)).toContain('infra:deploy');
    },
  );

  it('deploys nothing when the README, the tools, the documentation and the workflows change', () => {
    const files = ['README.md', 'tools/local/src/main.ts', 'docs/deploy.md', '.github/workflows/deploy.yml'];

    expect(affectedBy(...files).tasks).toEqual({});
  });
});
