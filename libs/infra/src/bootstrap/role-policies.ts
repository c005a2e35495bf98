const tokenHost = 'token.actions.githubusercontent.com';

const policy = (...statements: readonly object[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });

/** Only tokens that GitHub gave to this subject: one environment, or the pull requests of one repository. */
export const trustPolicy = (provider: string, subject: string): string =>
  policy({
    Effect: 'Allow',
    Principal: { Federated: provider },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: { StringEquals: { [`${tokenHost}:aud`]: 'sts.amazonaws.com', [`${tokenHost}:sub`]: subject } },
  });

const manageRoles = [
  ...['CreateRole', 'GetRole', 'UpdateRole', 'DeleteRole', 'TagRole', 'UntagRole', 'UpdateAssumeRolePolicy'],
  ...['PutRolePolicy', 'GetRolePolicy', 'DeleteRolePolicy', 'ListRolePolicies', 'ListAttachedRolePolicies'],
  'ListInstanceProfilesForRole',
].map((verb) => `iam:${verb}`);

const widenRoles = [
  'PutRolePolicy',
  'DeleteRolePolicy',
  'UpdateAssumeRolePolicy',
  'DeleteRole',
  'PassRole',
].map((verb) => `iam:${verb}`);

/** Beside PowerUserAccess, which has no right over roles: the roles of the stage's functions, and no others. */
export const deployPolicy = (account: string, stage: string): string => {
  const role = (name: string) => `arn:aws:iam::${account}:role/word-list-${stage}-${name}`;
  const services = ['lambda.amazonaws.com', 'scheduler.amazonaws.com'];
  return policy(
    { Effect: 'Allow', Action: manageRoles, Resource: role('*') },
    {
      Effect: 'Allow',
      Action: 'iam:PassRole',
      Resource: role('*'),
      Condition: { StringEquals: { 'iam:PassedToService': services } },
    },
    // The roles of the workflows have such names too; they must not be able to widen themselves.
    { Effect: 'Deny', Action: widenRoles, Resource: [role('deploy'), role('plan')] },
  );
};

/** Beside ReadOnlyAccess: neither secrets nor rows, since a pull request can run any code. */
export const planPolicy = (): string =>
  policy({
    Effect: 'Deny',
    Action: [
      ...['ssm:GetParameter', 'ssm:GetParameters', 'ssm:GetParametersByPath', 'ssm:GetParameterHistory'],
      ...[
        'dynamodb:GetItem',
        'dynamodb:BatchGetItem',
        'dynamodb:Query',
        'dynamodb:Scan',
        'dynamodb:PartiQLSelect',
      ],
      ...[
        'sqs:ReceiveMessage',
        'logs:GetLogEvents',
        'logs:FilterLogEvents',
        'logs:StartQuery',
        'kms:Decrypt',
      ],
      'secretsmanager:GetSecretValue',
    ],
    Resource: '*',
  });
