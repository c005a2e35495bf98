import path from 'node:path';

import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group/index.js';
import { LambdaFunction } from '@cdktf/provider-aws/lib/lambda-function/index.js';
import { AssetType, TerraformAsset } from 'cdktf';
import { Construct } from 'constructs';

import type { Stage } from '../stacks/stage-stack.ts';
import { heapMb, type FunctionEntry, type FunctionName } from '../topology.ts';
import { addAlarm } from './alarm.ts';
import { addLogMetrics } from './log-metrics.ts';
import { type Resources, environmentOf, policyStatements } from './resources.ts';
import { addServiceRole } from './service-role.ts';

export interface AppFunctionSettings {
  readonly name: FunctionName;
  readonly entry: FunctionEntry;
  readonly resources: Resources;
  /** Holds one folder an app: its bundle. */
  readonly bundles: string;
}

/** How long log lines are kept. */
export const logDays = (stage: Stage): number => (stage.config.isProduction ? 90 : 30);

/** The function of one app: its bundle, a role with exactly its grants, its log, its alarms. */
export class AppFunction extends Construct {
  readonly arn: string;
  readonly invokeArn: string;
  readonly functionName: string;

  constructor(stack: Construct, stage: Stage, settings: AppFunctionSettings) {
    const { name, entry } = settings;
    super(stack, name);
    const logs = new CloudwatchLogGroup(this, 'logs', {
      name: `/aws/lambda/${stage.name(name)}`,
      retentionInDays: logDays(stage),
    });
    const lambda = this.#addLambda(stage, settings, logs);
    this.arn = lambda.arn;
    this.invokeArn = lambda.invokeArn;
    this.functionName = lambda.functionName;
    this.#watch(stage, entry);
    addLogMetrics(this, stage, { functionName: name, logGroupName: logs.name });
  }

  #addLambda(
    stage: Stage,
    { name, entry, resources, bundles }: AppFunctionSettings,
    logs: CloudwatchLogGroup,
  ): LambdaFunction {
    const code = new TerraformAsset(this, 'code', {
      path: path.join(bundles, name),
      type: AssetType.ARCHIVE,
    });
    const { role, policy } = addServiceRole(this, 'role', {
      name: stage.name(name),
      service: 'lambda.amazonaws.com',
      statements: [
        // The streams of the one log group that the function writes to.
        { Effect: 'Allow', Action: ['logs:CreateLogStream', 'logs:PutLogEvents'], Resource: `${logs.arn}:*` },
        ...policyStatements(entry, resources),
      ],
    });
    return new LambdaFunction(this, 'function', {
      functionName: stage.name(name),
      role: role.arn,
      runtime: 'nodejs24.x',
      architectures: ['arm64'],
      handler: 'index.handler',
      filename: code.path,
      sourceCodeHash: code.assetHash,
      memorySize: entry.memoryMb,
      timeout: entry.timeoutSeconds,
      ...(entry.reservedConcurrency === undefined
        ? {}
        : { reservedConcurrentExecutions: entry.reservedConcurrency }),
      environment: {
        variables: { ...environmentOf(entry, resources), NODE_OPTIONS: nodeOptions(entry) },
      },
      loggingConfig: { logFormat: 'Text', logGroup: logs.name },
      // Without its policy and its log group a first call would fail, or write where nothing expires.
      dependsOn: [logs, policy],
    });
  }

  #watch(stage: Stage, { impact }: FunctionEntry): void {
    const metric = (metricName: string) =>
      ({
        namespace: 'AWS/Lambda',
        metricName,
        dimensions: { FunctionName: this.functionName },
        statistic: 'Sum',
      }) as const;
    addAlarm(this, stage, {
      name: 'errors',
      meaning: `the function fails; ${impact}`,
      metric: metric('Errors'),
      above: 0,
    });
    addAlarm(this, stage, {
      name: 'throttles',
      meaning: `the function has not been allowed to run for a while; ${impact}`,
      metric: metric('Throttles'),
      above: 0,
      periods: 3,
    });
  }
}

function nodeOptions(entry: FunctionEntry): string {
  return `--enable-source-maps --max-old-space-size=${heapMb(entry)}`;
}
