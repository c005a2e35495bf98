import { SsmParameter } from '@cdktf/provider-aws/lib/ssm-parameter/index.js';
import type { Construct } from 'constructs';

import { parameterPath } from '../names.ts';

/** What a parameter holds between its creation and the first `infra:secrets`. */
export const unsetSecret = 'not set: run infra:secrets';

/** An encrypted parameter. Terraform makes the place; the value is put there later and never enters a state. */
export const addSecretParameter = (scope: Construct, stage: string, name: string): SsmParameter =>
  new SsmParameter(scope, name, {
    name: parameterPath(stage, name),
    type: 'SecureString',
    valueWo: unsetSecret,
    // Never raise this: that would write the stand-in over the secret.
    valueWoVersion: 1,
  });
