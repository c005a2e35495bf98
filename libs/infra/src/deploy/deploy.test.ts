import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { CommandOptions } from '../commands/run-command.ts';
import { applyStack } from './apply-stack.ts';
import { requireConfirmed } from './require-confirmed.ts';
import { checkModel } from './check-model.ts';
import { requireDeployable } from './require-deployable.ts';

const complete = {
  STAGE: 'staging',
  STATE_BUCKET: 'our-state',
  DOMAIN: 'words.example.org',
  CLOUDFLARE_ZONE_ID: '023e105f4ecef8ad9ca31a8372d0c353',
  ALARM_EMAIL: 'ops@example.org',
};

describe('the model of a stage', () => {
  const at = new Date('2026-11-28T00:00:00Z');
  const stageWith = (name: string, baseUrl = 'https://api.openai.com/v1') => ({
    model: { baseUrl, name, prices: '{}' },
  });

  it('is refused by name once OpenAI has shut it down, with what to take instead', () => {
    expect(() => checkModel(stageWith('gpt-4.1-nano'), at)).toThrow(/gpt-4\.1-nano.*take gpt-6-luna/u);
  });

  it('is warned about when it ends soon', () => {
    expect(checkModel(stageWith('gpt-5-mini'), at)).toContain('2026-12-11');
  });

  it('is taken as it is when it is new, unknown, or another server’s', () => {
    expect(checkModel(stageWith('gpt-6-luna'), at)).toBeUndefined();
    expect(checkModel(stageWith('gpt-of-tomorrow'), at)).toBeUndefined();
    expect(checkModel(stageWith('gpt-4.1-nano', 'https://models.example.org/v1'), at)).toBeUndefined();
  });
});

describe('a deployment', () => {
  it('is refused with the stand-ins: the message names every variable that is missing', () => {
    expect(() =>
      requireDeployable({ ...complete, DOMAIN: 'words.example.com' }, ['COCKROACH_API_KEY']),
    ).toThrow('Set DOMAIN, COCKROACH_API_KEY first');
  });

  it('is refused with an empty credential, and goes on with all of them', () => {
    expect(() => requireDeployable({ ...complete, COCKROACH_API_KEY: '' }, ['COCKROACH_API_KEY'])).toThrow(
      'COCKROACH_API_KEY',
    );
    expect(requireDeployable({ ...complete, COCKROACH_API_KEY: 'key' }, ['COCKROACH_API_KEY']).stage).toBe(
      'staging',
    );
  });

  it('that destroys needs the name of the stage', () => {
    expect(() => requireConfirmed('staging', undefined)).toThrow('CONFIRM_DESTROY=staging');
    expect(() => requireConfirmed('staging', 'production')).toThrow('CONFIRM_DESTROY=staging');
    expect(() => requireConfirmed('staging', 'staging')).not.toThrow();
  });
});

describe('applying a stack', () => {
  let project = '';
  let calls: { args: readonly string[]; cwd: string | undefined }[] = [];
  const folder = () => join(project, 'cdktf.out/stacks/words');
  const lockInFolder = () => join(folder(), '.terraform.lock.hcl');
  const terraform = async (_: string, args: readonly string[], { cwd }: CommandOptions = {}) => {
    calls.push({ args, cwd });
    if (args[0] === 'init' && !args.includes('-lockfile=readonly'))
      writeFileSync(lockInFolder(), 'checksums');
    return '';
  };

  beforeEach(() => {
    project = mkdtempSync(join(tmpdir(), 'word-list-deploy-'));
    mkdirSync(folder(), { recursive: true });
    calls = [];
  });
  afterEach(() => {
    rmSync(project, { recursive: true });
  });

  it('initialises anew, since the folder may remember another stage, and applies without asking', async () => {
    await applyStack(terraform)({ stack: 'words', verb: 'apply', project });

    expect(calls).toEqual([
      { args: ['init', '-input=false', '-no-color', '-reconfigure'], cwd: folder() },
      { args: ['apply', '-input=false', '-no-color', '-auto-approve'], cwd: folder() },
    ]);
  });

  it('keeps the checksums of the providers the first time, and holds to them from then on', async () => {
    await applyStack(terraform)({ stack: 'words', verb: 'plan', project });
    rmSync(lockInFolder());
    await applyStack(terraform)({ stack: 'words', verb: 'plan', project });

    expect(readFileSync(join(project, 'locks/words.hcl'), 'utf8')).toBe('checksums');
    expect(readFileSync(lockInFolder(), 'utf8')).toBe('checksums');
    expect(calls[2]?.args).toContain('-lockfile=readonly');
    expect(calls[3]?.args).toEqual(['plan', '-input=false', '-no-color']);
  });

  it('does not apply when the initialisation fails', async () => {
    const failing = async (_: string, args: readonly string[]) => {
      calls.push({ args, cwd: undefined });
      throw new Error('no network');
    };

    await expect(applyStack(failing)({ stack: 'words', verb: 'apply', project })).rejects.toThrow(
      'no network',
    );
    expect(calls).toHaveLength(1);
  });
});
