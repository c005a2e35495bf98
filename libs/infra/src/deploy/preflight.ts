/** Names what a deployment would miss, before anything is built. */
import { explainFailure } from '../commands/explain-failure.ts';
import { requireDeployable } from './require-deployable.ts';
import { providerCredentials } from './terraform-steps.ts';

await explainFailure(() => {
  requireDeployable(process.env, providerCredentials);
  return Promise.resolve();
});
