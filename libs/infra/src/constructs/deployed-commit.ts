import { SsmParameter } from '@cdktf/provider-aws/lib/ssm-parameter/index.js';
import type { Construct } from 'constructs';

import { parameterPath } from '../names.ts';

/**
 * The parameter in which the workflow notes the commit that the stage runs. It goes with the stage, so that a stage
 * that was taken down is deployed whole the next time.
 */
export const addDeployedCommit = (scope: Construct, stage: string): SsmParameter =>
  new SsmParameter(scope, 'deployed-commit', {
    name: parameterPath(stage, 'deployed-commit'),
    type: 'String',
    value: 'none',
    lifecycle: { ignoreChanges: ['value'] },
  });
