import { LambdaFunctionEventInvokeConfig } from '@cdktf/provider-aws/lib/lambda-function-event-invoke-config/index.js';
import { SchedulerSchedule } from '@cdktf/provider-aws/lib/scheduler-schedule/index.js';
import type { Construct } from 'constructs';

import type { Stage } from '../stacks/stage-stack.ts';
import type { ScheduleTrigger } from '../topology.ts';
import { addAlarm } from './alarm.ts';
import { AppFunction, type AppFunctionSettings } from './app-function.ts';
import { addServiceRole } from './service-role.ts';

export interface ScheduledFunctionSettings extends AppFunctionSettings {
  readonly trigger: ScheduleTrigger;
  readonly account: string;
}

const rate = (minutes: number): string => `rate(${minutes} ${minutes === 1 ? 'minute' : 'minutes'})`;

/** A function that runs at a fixed rate. A tick that fails is not tried again: the next one does its work. */
export class ScheduledFunction extends AppFunction {
  constructor(stack: Construct, stage: Stage, settings: ScheduledFunctionSettings) {
    super(stack, stage, settings);
    const { name, trigger, account } = settings;
    const { role } = addServiceRole(this, 'schedule-role', {
      name: stage.name(`${name}-schedule`),
      service: 'scheduler.amazonaws.com',
      account,
      statements: [{ Effect: 'Allow', Action: ['lambda:InvokeFunction'], Resource: this.arn }],
    });
    const oneTick = { maximumRetryAttempts: 0, maximumEventAgeInSeconds: 60 };
    new SchedulerSchedule(this, 'schedule', {
      name: stage.name(name),
      scheduleExpression: rate(trigger.rateMinutes),
      flexibleTimeWindow: { mode: 'OFF' },
      target: { arn: this.arn, roleArn: role.arn, retryPolicy: oneTick },
    });
    addAlarm(this, stage, {
      name: 'silent',
      meaning: `nobody calls ${name}, so open work stands still: see its schedule`,
      metric: {
        namespace: 'AWS/Lambda',
        metricName: 'Invocations',
        dimensions: { FunctionName: this.functionName },
        statistic: 'Sum',
      },
      below: 1,
      periods: 2,
    });
    new LambdaFunctionEventInvokeConfig(this, 'retries', { functionName: this.functionName, ...oneTick });
  }
}
