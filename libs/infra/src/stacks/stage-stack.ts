import { AwsProvider } from '@cdktf/provider-aws/lib/provider/index.js';
import { S3Backend, type TerraformElement, TerraformStack } from 'cdktf';
import type { Construct, Node } from 'constructs';

import type { StageConfig } from '../config.ts';
import { stageName, stateKey } from '../names.ts';

/** What the constructs of a stage have in common. */
export interface Stage {
  readonly config: StageConfig;
  /** The name of a thing of this stage. */
  readonly name: (thing: string) => string;
  readonly alarmTopicArn: string;
}

/** A stack of one stage: its state in the stage's bucket, locked, and its tags on everything. */
export class StageStack extends TerraformStack {
  constructor(scope: Construct, id: string, config: StageConfig) {
    super(scope, id);
    new S3Backend(this, {
      bucket: config.stateBucket,
      key: stateKey(config.stage, id),
      region: config.region,
      encrypt: true,
    });
    this.addOverride('terraform.backend.s3.use_lockfile', true);
    // Values that are only written, never kept in the state, came with 1.11.
    this.addOverride('terraform.required_version', '>= 1.11.0');
    new AwsProvider(this, 'aws', {
      region: config.region,
      defaultTags: [
        {
          tags: {
            Project: 'word-list',
            Stage: config.stage,
            Stack: stageName(config.stage, id),
            ManagedBy: 'terraform',
          },
        },
      ],
    });
  }

  /** Addresses are paths (`aws_lambda_function.query-words_function`): readable, and stable as long as ids are. */
  protected override allocateLogicalId(element: TerraformElement | Node): string {
    const { path } = 'node' in element ? element.node : element;
    return path.split('/').slice(1).join('_');
  }
}
