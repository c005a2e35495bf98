import type { Setting } from '@word-list/topology';
import { modelNameOf, pricesOf, type ModelChoice } from './model-choice.ts';

/** What a stage sets, for the stage that is this machine: short leases and waits, because nothing is far away. */
export const makeSettings = (
  model: ModelChoice,
  origins: { model: string; api: string; sources: string },
): Record<Setting, string> => ({
  deployment: 'local',
  'model-base-url': origins.model,
  'model-name': modelNameOf(model),
  'model-prices': JSON.stringify(pricesOf(model)),
  'submit-lease-seconds': '10',
  'resend-after-seconds': '5',
  'retry-after-seconds': '1',
  'api-origin': origins.api,
  'local-source-origin': origins.sources,
});
