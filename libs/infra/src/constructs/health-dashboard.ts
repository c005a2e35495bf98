import { CloudwatchDashboard } from '@cdktf/provider-aws/lib/cloudwatch-dashboard/index.js';
import { Construct } from 'constructs';

import { type MetricEntry, metrics } from '../metrics.ts';
import { metricNamespace } from '../names.ts';
import type { Stage } from '../stacks/stage-stack.ts';

export interface HealthDashboardSettings {
  readonly queueNames: readonly string[];
  readonly functionNames: readonly string[];
  readonly apiId: string;
}

interface Widget {
  readonly title: string;
  readonly metrics: readonly (readonly unknown[])[];
  readonly stat: 'Sum' | 'Maximum';
  /** Seconds that one point stands for. */
  readonly period: number;
}

const fiveMinutes = 300;
const hour = 3600;

const entries: readonly (readonly [string, MetricEntry])[] = Object.entries(metrics);

/** The health of a stage on one page, two charts a row. */
export class HealthDashboard extends Construct {
  constructor(stack: Construct, stage: Stage, settings: HealthDashboardSettings) {
    super(stack, 'health');
    const widgets = widgetsOf(stage, settings).map((properties, index) => ({
      type: 'metric',
      x: (index % 2) * 12,
      y: Math.floor(index / 2) * 6,
      width: 12,
      height: 6,
      properties: { ...properties, region: stage.config.region, view: 'timeSeries', stacked: false },
    }));
    new CloudwatchDashboard(this, 'dashboard', {
      dashboardName: stage.name('health'),
      dashboardBody: JSON.stringify({ widgets }),
    });
  }
}

function widgetsOf({ config }: Stage, settings: HealthDashboardSettings): Widget[] {
  const logged = (names: readonly string[]) =>
    entries.filter(([name]) => names.includes(name)).map(([name]) => [metricNamespace(config.stage), name]);
  const queues = (metric: string) =>
    settings.queueNames.map((name) => ['AWS/SQS', metric, 'QueueName', name]);
  const functions = (metric: string) =>
    settings.functionNames.map((name) => ['AWS/Lambda', metric, 'FunctionName', name]);
  const api = ['Count', '4xx', '5xx'].map((metric) => ['AWS/ApiGateway', metric, 'ApiId', settings.apiId]);
  return [
    { title: 'Words scored an hour', metrics: logged(['words-scored']), stat: 'Sum', period: hour },
    {
      title: 'Tokens an hour',
      metrics: logged(['input-tokens', 'output-tokens']),
      stat: 'Sum',
      period: hour,
    },
    { title: 'Batches waiting', metrics: logged(['batches-waiting']), stat: 'Maximum', period: fiveMinutes },
    {
      title: 'Must stay at zero',
      metrics: logged(entries.flatMap(([name, { alarm }]) => (alarm === undefined ? [] : [name]))),
      stat: 'Sum',
      period: fiveMinutes,
    },
    {
      title: 'Messages waiting',
      metrics: queues('ApproximateNumberOfMessagesVisible'),
      stat: 'Maximum',
      period: fiveMinutes,
    },
    {
      title: 'Age of the oldest message, seconds',
      metrics: queues('ApproximateAgeOfOldestMessage'),
      stat: 'Maximum',
      period: fiveMinutes,
    },
    { title: 'Errors of functions', metrics: functions('Errors'), stat: 'Sum', period: fiveMinutes },
    { title: 'Requests', metrics: api, stat: 'Sum', period: fiveMinutes },
  ];
}
