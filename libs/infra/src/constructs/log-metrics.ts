import { CloudwatchLogMetricFilter } from '@cdktf/provider-aws/lib/cloudwatch-log-metric-filter/index.js';
import type { Construct } from 'constructs';

import { type MetricEntry, metrics } from '../metrics.ts';
import { metricNamespace } from '../names.ts';
import type { Stage } from '../stacks/stage-stack.ts';
import type { FunctionName } from '../topology.ts';

export interface LogMetricsSettings {
  readonly functionName: FunctionName;
  readonly logGroupName: string;
}

const entries: readonly (readonly [string, MetricEntry])[] = Object.entries(metrics);

/** Turns what a function logs into metrics of the stage. */
export const addLogMetrics = (
  scope: Construct,
  { config, name }: Stage,
  { functionName, logGroupName }: LogMetricsSettings,
): void => {
  for (const [metric, entry] of entries) {
    if (!entry.functions.includes(functionName)) continue;
    new CloudwatchLogMetricFilter(scope, metric, {
      name: name(`${functionName}-${metric}`),
      logGroupName,
      pattern: patternOf(entry),
      metricTransformation: {
        name: metric,
        namespace: metricNamespace(config.stage),
        value: entry.field === undefined ? '1' : `$.fields.${entry.field}`,
      },
    });
  }
};

/** The lines that count, in the language of metric filters. The log nests what a function says below `fields`. */
function patternOf({ message, field }: MetricEntry): string {
  return field === undefined
    ? `{ $.message = "${message}" }`
    : `{ ($.message = "${message}") && ($.fields.${field} = *) }`;
}
