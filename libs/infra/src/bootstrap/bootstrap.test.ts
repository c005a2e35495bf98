import { describe, expect, it } from 'vitest';

import { CommandFailed } from '../commands/run-command.ts';
import { bootstrapSteps } from './bootstrap-steps.ts';
import { readRepository } from './read-repository.ts';
import { deployPolicy, planPolicy, trustPolicy } from './role-policies.ts';
import { printSteps, takeSteps } from './take-steps.ts';

const settings = {
  account: '123456789012',
  region: 'eu-west-1',
  stage: 'staging',
  stateBucket: 'our-state',
  repository: { owner: 'someone', ownerId: '101', name: 'word-list', nameId: '202' },
};
const steps = bootstrapSteps(settings);
const commands = (): string[] => steps.map(({ make }) => make.join(' '));

describe('preparing an account', () => {
  it('makes a state bucket that is versioned, encrypted, private and spoken to over TLS', () => {
    expect(
      commands()
        .filter((command) => command.startsWith('s3api'))
        .map((command) => command.split(' ')[1]),
    ).toEqual([
      'create-bucket',
      'put-bucket-versioning',
      'put-bucket-encryption',
      'put-public-access-block',
      'put-bucket-policy',
      'put-bucket-lifecycle-configuration',
    ]);
  });

  it('names the region of the bucket, except the one that must not be named', () => {
    const first = (region: string) => bootstrapSteps({ ...settings, region })[0]?.make.join(' ');

    expect(first('eu-west-1')).toContain('LocationConstraint=eu-west-1');
    expect(first('us-east-1')).not.toContain('LocationConstraint');
  });

  it('makes roles without long-lived keys: one for the stage’s environment, one for pull requests', () => {
    const text = commands().join('\n');

    for (const context of ['environment:staging', 'pull_request']) {
      expect(text).toContain(`"repo:someone/word-list:${context}"`);
      expect(text).toContain(`"repo:someone@101/word-list@202:${context}"`);
    }
    expect(text).not.toContain('create-access-key');
  });

  it('leaves what is there, makes what is not, and sets what can be set again', async () => {
    const made: string[] = [];
    const there = new Set(['head-bucket']);
    const run = async (program: string, args: readonly string[]) => {
      const verb = args[1] ?? '';
      if (/^(head|get)-/u.test(verb) && !there.has(verb))
        throw new CommandFailed(program, args, 'An error occurred (NoSuchEntity)');
      if (!/^(head|get)-/u.test(verb)) made.push(verb);
      return '';
    };

    await takeSteps(run, () => undefined)(steps);

    expect(made).not.toContain('create-bucket');
    expect(made.filter((verb) => verb.startsWith('create-'))).toEqual([
      'create-open-id-connect-provider',
      'create-role',
      'create-role',
    ]);
    expect(made.filter((verb) => verb === 'put-role-policy')).toHaveLength(2);
  });

  it('stops where it may not look: the bucket may be somebody else’s', async () => {
    const made: string[] = [];
    const run = async (program: string, args: readonly string[]) => {
      if (args[1] === 'head-bucket')
        throw new CommandFailed(program, args, 'An error occurred (403): Forbidden');
      made.push(args.join(' '));
      return '';
    };

    await expect(takeSteps(run, () => undefined)(steps)).rejects.toThrow('403');
    expect(made).toEqual([]);
  });

  it('can be read before it is run', () => {
    const lines: string[] = [];

    printSteps(steps, (line) => lines.push(line));

    expect(lines[1]).toBe(
      'aws s3api head-bucket --bucket our-state || aws s3api create-bucket --bucket our-state --region eu-west-1 --create-bucket-configuration LocationConstraint=eu-west-1',
    );
    expect(lines.filter((line) => line.startsWith('#'))).toHaveLength(steps.length);
  });
});

describe('the roles of the workflows', () => {
  it('are taken only with a token that GitHub gave to one of the subjects, written out in full', () => {
    expect(JSON.parse(trustPolicy('arn', ['repo:a/b:environment:staging']))).toMatchObject({
      Statement: [
        {
          Principal: { Federated: 'arn' },
          Condition: {
            StringEquals: {
              'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
              'token.actions.githubusercontent.com:sub': ['repo:a/b:environment:staging'],
            },
          },
        },
      ],
    });
  });

  it('cannot touch the roles of other stages, nor widen themselves', () => {
    const policy = deployPolicy('123456789012', 'staging');

    expect(policy).not.toContain('"Resource":"*"');
    expect(JSON.parse(policy)).toMatchObject({
      Statement: [
        { Effect: 'Allow', Resource: 'arn:aws:iam::123456789012:role/word-list-staging-*' },
        { Effect: 'Allow', Action: 'iam:PassRole' },
        {
          Effect: 'Deny',
          Resource: [
            'arn:aws:iam::123456789012:role/word-list-staging-deploy',
            'arn:aws:iam::123456789012:role/word-list-staging-plan',
          ],
        },
      ],
    });
  });

  it('that plan read the states of their stage, and nothing else of the account', () => {
    expect(JSON.parse(planPolicy('staging', 'our-state'))).toMatchObject({
      Statement: [
        {
          Action: 's3:ListBucket',
          Resource: 'arn:aws:s3:::our-state',
          Condition: { StringLike: { 's3:prefix': ['word-list/staging/*'] } },
        },
        { Action: 's3:GetObject', Resource: 'arn:aws:s3:::our-state/word-list/staging/*' },
      ],
    });
    expect(commands().filter((command) => command.includes('aws:policy/'))).toEqual([
      expect.stringContaining('--role-name word-list-staging-deploy'),
    ]);
  });
});

describe('the repository that may deploy', () => {
  const complete = {
    STAGE: 'staging',
    STATE_BUCKET: 'our-state',
    GITHUB_REPOSITORY: 'someone/word-list',
    GITHUB_REPOSITORY_OWNER_ID: '101',
    GITHUB_REPOSITORY_ID: '202',
  };

  it('is known by names and by numbers', () => {
    expect(readRepository(complete)).toEqual(settings.repository);
  });

  it('is asked for when a part of it is missing', () => {
    expect(() => readRepository({ ...complete, STAGE: '', GITHUB_REPOSITORY_ID: undefined })).toThrow(
      'Set STAGE, GITHUB_REPOSITORY_ID first',
    );
  });

  it.each([
    ['GITHUB_REPOSITORY', 'word-list', 'has to be <owner>/<name>'],
    ['GITHUB_REPOSITORY_OWNER_ID', 'someone', 'has to be the number'],
  ])('is refused with %s=%s, saying what is wrong with it', (name, value, complaint) => {
    expect(() => readRepository({ ...complete, [name]: value })).toThrow(complaint);
    expect(() => readRepository({ ...complete, [name]: value })).toThrow(name);
  });
});
