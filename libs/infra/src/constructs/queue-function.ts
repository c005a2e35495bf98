import { LambdaEventSourceMapping } from '@cdktf/provider-aws/lib/lambda-event-source-mapping/index.js';
import type { Construct } from 'constructs';

import type { Stage } from '../stacks/stage-stack.ts';
import type { QueueTrigger } from '../topology.ts';
import { AppFunction, type AppFunctionSettings } from './app-function.ts';

export interface QueueFunctionSettings extends AppFunctionSettings {
  readonly trigger: QueueTrigger;
}

/** A function behind a queue. Of a batch, only the messages that it names as failed are delivered again. */
export class QueueFunction extends AppFunction {
  constructor(stack: Construct, stage: Stage, settings: QueueFunctionSettings) {
    super(stack, stage, settings);
    const { trigger, resources } = settings;
    new LambdaEventSourceMapping(this, 'source', {
      eventSourceArn: resources.queue(trigger.queue).arn,
      functionName: this.arn,
      batchSize: trigger.batchSize,
      maximumBatchingWindowInSeconds: trigger.windowSeconds,
      scalingConfig: { maximumConcurrency: trigger.maximumConcurrency },
      functionResponseTypes: ['ReportBatchItemFailures'],
    });
  }
}
