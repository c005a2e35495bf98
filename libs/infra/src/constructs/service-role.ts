import { IamRole } from '@cdktf/provider-aws/lib/iam-role/index.js';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy/index.js';
import type { Construct } from 'constructs';

import type { PolicyStatement } from './resources.ts';

export interface ServiceRoleSettings {
  readonly name: string;
  /** Who may take the role, such as `lambda.amazonaws.com`. */
  readonly service: string;
  /** The account on whose behalf the service acts; keeps other accounts from borrowing the role. */
  readonly account?: string;
  readonly statements: readonly PolicyStatement[];
}

export interface ServiceRole {
  readonly role: IamRole;
  readonly policy: IamRolePolicy;
}

/** A role for one purpose, with all it may do in one policy of its own. */
export const addServiceRole = (scope: Construct, id: string, settings: ServiceRoleSettings): ServiceRole => {
  const { name, service, account, statements } = settings;
  const role = new IamRole(scope, id, {
    name,
    assumeRolePolicy: JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: service },
          Action: 'sts:AssumeRole',
          ...(account === undefined ? {} : { Condition: { StringEquals: { 'aws:SourceAccount': account } } }),
        },
      ],
    }),
  });
  const policy = new IamRolePolicy(scope, `${id}-policy`, {
    name,
    role: role.name,
    policy: JSON.stringify({ Version: '2012-10-17', Statement: statements }),
  });
  return { role, policy };
};
