const tokenHost = 'token.actions.githubusercontent.com';

/** Only tokens that GitHub gave to one of these subjects. */
export const trustPolicy = (provider: string, subjects: readonly string[]): string =>
  policy({
    Effect: 'Allow',
    Principal: { Federated: provider },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: {
      StringEquals: { [`${tokenHost}:aud`]: 'sts.amazonaws.com', [`${tokenHost}:sub`]: subjects },
    },
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

/**
 * What a plan reads: the states of its stage, in which there are no secrets. Who the caller is needs no right.
 * A pull request can run any code, so it sees nothing else of the account.
 */
export const planPolicy = (stage: string, stateBucket: string): string =>
  policy(
    {
      Effect: 'Allow',
      Action: 's3:ListBucket',
      Resource: `arn:aws:s3:::${stateBucket}`,
      Condition: { StringLike: { 's3:prefix': [`word-list/${stage}/*`] } },
    },
    { Effect: 'Allow', Action: 's3:GetObject', Resource: `arn:aws:s3:::${stateBucket}/word-list/${stage}/*` },
  );

function policy(...statements: readonly object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}
