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

/** What CloudWatch lets an alarm look back on: a day in periods of minutes, seven days in periods of an hour. */
const day = 24 * 60;
const week = 7 * day;

/**
 * The periods in which two ticks are due, and at least ten minutes. Undefined where that is more than an alarm can
 * look back on: then only the errors of the function are watched.
 */
export const silenceOf = (rateMinutes: number): { periodSeconds: number; periods: number } | undefined => {
  const minutes = Math.max(2 * rateMinutes, 10);
  if (minutes <= day) return { periodSeconds: 300, periods: Math.ceil(minutes / 5) };
  if (minutes <= week) return { periodSeconds: 3600, periods: Math.ceil(minutes / 60) };
  return undefined;
};

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
    this.#watchForSilence(stage, settings);
    new LambdaFunctionEventInvokeConfig(this, 'retries', { functionName: this.functionName, ...oneTick });
  }

  #watchForSilence(stage: Stage, { name, trigger }: ScheduledFunctionSettings): void {
    const silence = silenceOf(trigger.rateMinutes);
    if (silence === undefined) return;
    addAlarm(this, stage, {
      name: 'silent',
      meaning: `nobody calls ${name}, so open work does not move: see its schedule`,
      metric: {
        namespace: 'AWS/Lambda',
        metricName: 'Invocations',
        dimensions: { FunctionName: this.functionName },
        statistic: 'Sum',
      },
      below: 1,
      ...silence,
    });
  }
}

function rate(minutes: number): string {
  return `rate(${minutes} ${minutes === 1 ? 'minute' : 'minutes'})`;
}
