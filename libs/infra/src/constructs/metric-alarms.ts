import type { Construct } from 'constructs';

import { type MetricEntry, metrics } from '../metrics.ts';
import { metricNamespace } from '../names.ts';
import type { Stage } from '../stacks/stage-stack.ts';
import { addAlarm } from './alarm.ts';

const entries: readonly (readonly [string, MetricEntry])[] = Object.entries(metrics);

/** The alarms on the metrics that must stay at zero. */
export const addMetricAlarms = (scope: Construct, stage: Stage): void => {
  for (const [name, { alarm, statistic }] of entries) {
    if (alarm === undefined) continue;
    addAlarm(scope, stage, {
      name,
      meaning: alarm,
      metric: { namespace: metricNamespace(stage.config.stage), metricName: name, statistic },
      above: 0,
    });
  }
};
