import type { StageConfig } from '../config.ts';
import type { Resources } from '../constructs/resources.ts';
import { signInOrigin, stageName } from '../names.ts';

/** What a stage sets in the environment of its functions. */
export const settingsOf = (config: StageConfig, signInClient: string): Resources['setting'] => {
  const { stage, domain, model } = config;
  const settings = {
    deployment: stageName(stage, 'deployment'),
    'model-base-url': model.baseUrl,
    'model-name': model.name,
    'model-prices': model.prices,
    // Longer than query-words can run: when it is over, nobody is still creating that batch.
    'submit-lease-seconds': '300',
    // A batch that failed as a whole is tried again after this; each further try waits twice as long.
    'retry-after-seconds': '60',
    // Five ticks of the schedule; each further try waits twice as long.
    'resend-after-seconds': '300',
    'api-origin': `https://${domain}`,
    'sign-in-origin': signInOrigin(config),
    'sign-in-client': signInClient,
  };
  return (name) => settings[name];
};
