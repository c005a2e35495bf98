import type { BootstrapSettings, BootstrapStep, GitHubRepository } from './bootstrap-step.ts';
import { deployPolicy, planPolicy, trustPolicy } from './role-policies.ts';
import { stateBucketSteps } from './state-bucket-steps.ts';

const tokenHost = 'token.actions.githubusercontent.com';

interface RoleSettings {
  readonly name: string;
  readonly trust: string;
  /** A policy of AWS's own, by name. */
  readonly managedPolicy?: string;
  readonly policy: string;
}

/** All that has to be in an account before its first deployment, in order; each step can be taken again. */
export const bootstrapSteps = (settings: BootstrapSettings): BootstrapStep[] => {
  const { account, stage, stateBucket, repository } = settings;
  const provider = `arn:aws:iam::${account}:oidc-provider/${tokenHost}`;
  return [
    ...stateBucketSteps(settings),
    {
      title: 'workflows of GitHub can prove who they are',
      check: ['iam', 'get-open-id-connect-provider', '--open-id-connect-provider-arn', provider],
      make: [
        ...['iam', 'create-open-id-connect-provider', '--url', `https://${tokenHost}`],
        ...['--client-id-list', 'sts.amazonaws.com'],
      ],
    },
    ...roleSteps({
      name: `word-list-${stage}-deploy`,
      trust: trustPolicy(provider, subjectsOf(repository, `environment:${stage}`)),
      managedPolicy: 'PowerUserAccess',
      policy: deployPolicy(account, stage),
    }),
    ...roleSteps({
      name: `word-list-${stage}-plan`,
      trust: trustPolicy(provider, subjectsOf(repository, 'pull_request')),
      policy: planPolicy(stage, stateBucket),
    }),
  ];
};

function roleSteps({ name, trust, managedPolicy, policy }: RoleSettings): BootstrapStep[] {
  const role = ['--role-name', name];
  return [
    {
      title: `the role ${name}`,
      check: ['iam', 'get-role', ...role],
      make: ['iam', 'create-role', ...role, '--assume-role-policy-document', trust],
    },
    {
      title: `who may take ${name}`,
      make: ['iam', 'update-assume-role-policy', ...role, '--policy-document', trust],
    },
    ...(managedPolicy === undefined
      ? []
      : [
          {
            title: `what ${name} may do: ${managedPolicy}`,
            make: [
              'iam',
              'attach-role-policy',
              ...role,
              '--policy-arn',
              `arn:aws:iam::aws:policy/${managedPolicy}`,
            ],
          },
        ]),
    {
      title: `what else ${name} may do, and what not`,
      make: ['iam', 'put-role-policy', ...role, '--policy-name', 'word-list', '--policy-document', policy],
    },
  ];
}

/**
 * How GitHub names a repository in the subject of a token: repositories made or renamed since 15 July 2026 with the
 * ids, older ones without.
 * https://docs.github.com/en/actions/reference/security/oidc
 */
function subjectsOf({ owner, ownerId, name, nameId }: GitHubRepository, context: string): string[] {
  return [`repo:${owner}/${name}:${context}`, `repo:${owner}@${ownerId}/${name}@${nameId}:${context}`];
}
