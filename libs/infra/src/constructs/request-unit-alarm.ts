import { requestUnitsPerStoredWord } from '@word-list/domain';
import type { Construct } from 'constructs';

import { metricNamespace } from '../names.ts';
import type { Stage } from '../stacks/stage-stack.ts';
import { addAlarm } from './alarm.ts';

/** The alarm goes on when the words of one day have used up this share of the month's request units. */
const shareOfMonth = 0.25;

/**
 * Warns while there is time: a cluster of the Basic plan at its limit is switched off until the limit is raised or the
 * month ends. CockroachDB Cloud itself mails the organisation's administrators at 50, 75 and 100 %.
 */
export const addRequestUnitAlarm = (scope: Construct, stage: Stage): void => {
  const { requestUnits } = stage.config.database;
  addAlarm(scope, stage, {
    name: 'request-units',
    meaning:
      'the words scored within a day have used a quarter of the month’s request units of the words database, ' +
      'which is switched off at its limit: raise COCKROACH_REQUEST_UNITS, or let no further run start',
    metric: { namespace: metricNamespace(stage.config.stage), metricName: 'words-scored', statistic: 'Sum' },
    above: Math.floor((requestUnits * shareOfMonth) / requestUnitsPerStoredWord),
    periodSeconds: 86_400,
  });
};
