import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm/index.js';
import type { Construct } from 'constructs';

import type { Stage } from '../stacks/stage-stack.ts';

export interface AlarmMetric {
  readonly namespace: string;
  readonly metricName: string;
  readonly dimensions?: Readonly<Record<string, string>>;
  readonly statistic: 'Sum' | 'Maximum';
}

export interface AlarmSettings {
  readonly name: string;
  /** What a human loses, or what has happened, while the alarm is on. */
  readonly meaning: string;
  readonly metric: AlarmMetric;
  /** The alarm is on when the metric is above this, or, with `below`, when it is below that or missing. */
  readonly above?: number;
  readonly below?: number;
  /** How long a period is; five minutes by default. */
  readonly periodSeconds?: number;
  /** How many periods in a row; 1 by default. */
  readonly periods?: number;
}

/** An alarm that mails the operators, when it goes on and when it goes off. */
export const addAlarm = (
  scope: Construct,
  { config, name: nameOf, alarmTopicArn }: Stage,
  { name, meaning, metric, above = 0, below, periodSeconds = 300, periods = 1 }: AlarmSettings,
): void => {
  new CloudwatchMetricAlarm(scope, `${name}-alarm`, {
    alarmName: nameOf(`${scope.node.id}-${name}`),
    alarmDescription: `Stage ${config.stage}: ${meaning}.`,
    ...metric,
    period: periodSeconds,
    evaluationPeriods: periods,
    threshold: below ?? above,
    comparisonOperator: below === undefined ? 'GreaterThanThreshold' : 'LessThanThreshold',
    treatMissingData: below === undefined ? 'notBreaching' : 'breaching',
    alarmActions: [alarmTopicArn],
    okActions: [alarmTopicArn],
  });
};
