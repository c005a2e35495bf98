import type { BootstrapSettings, BootstrapStep } from './bootstrap-step.ts';
import { deployPolicy, planPolicy, trustPolicy } from './role-policies.ts';
import { stateBucketSteps } from './state-bucket-steps.ts';

const tokenHost = 'token.actions.githubusercontent.com';

interface RoleSettings {
  readonly name: string;
  readonly trust: string;
  readonly managedPolicy: string;
  readonly policy: string;
}

const roleSteps = ({ name, trust, managedPolicy, policy }: RoleSettings): BootstrapStep[] => {
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
    {
      title: `what else ${name} may do, and what not`,
      make: ['iam', 'put-role-policy', ...role, '--policy-name', 'word-list', '--policy-document', policy],
    },
  ];
};

/** All that has to be in an account before its first deployment, in order; each step can be taken again. */
export const bootstrapSteps = (settings: BootstrapSettings): BootstrapStep[] => {
  const { account, stage, repository } = settings;
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
      trust: trustPolicy(provider, `repo:${repository}:environment:${stage}`),
      managedPolicy: 'PowerUserAccess',
      policy: deployPolicy(account, stage),
    }),
    ...roleSteps({
      name: `word-list-${stage}-plan`,
      trust: trustPolicy(provider, `repo:${repository}:pull_request`),
      managedPolicy: 'ReadOnlyAccess',
      policy: planPolicy(),
    }),
  ];
};
