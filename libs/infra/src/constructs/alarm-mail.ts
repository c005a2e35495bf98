import { BudgetsBudget } from '@cdktf/provider-aws/lib/budgets-budget/index.js';
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic/index.js';
import { SnsTopicSubscription } from '@cdktf/provider-aws/lib/sns-topic-subscription/index.js';
import { Construct } from 'constructs';

import type { StageConfig } from '../config.ts';
import { stageName } from '../names.ts';

const notifications = [
  { notificationType: 'ACTUAL', threshold: 80 },
  { notificationType: 'FORECASTED', threshold: 100 },
];

/** Where alarms go, and the alarm on what the account costs in a month. */
export class AlarmMail extends Construct {
  readonly topicArn: string;

  constructor(stack: Construct, { stage, alarmEmail, monthlyBudgetUsd }: StageConfig) {
    super(stack, 'alarms');
    // CloudWatch cannot publish to a topic under the managed key; alarms hold no data of users.
    const topic = new SnsTopic(this, 'topic', { name: stageName(stage, 'alarms') });
    this.topicArn = topic.arn;
    new SnsTopicSubscription(this, 'mail', { topicArn: topic.arn, protocol: 'email', endpoint: alarmEmail });
    new BudgetsBudget(this, 'budget', {
      name: stageName(stage, 'monthly'),
      budgetType: 'COST',
      timeUnit: 'MONTHLY',
      limitAmount: String(monthlyBudgetUsd),
      limitUnit: 'USD',
      notification: notifications.map((notification) => ({
        ...notification,
        thresholdType: 'PERCENTAGE',
        comparisonOperator: 'GREATER_THAN',
        subscriberEmailAddresses: [alarmEmail],
      })),
    });
  }
}
