/** Names what a deployment would miss, before anything is built. */
import { explainFailure } from '../commands/explain-failure.ts';
import { requireDeployable } from '../deploy/require-deployable.ts';
import { providerCredentials } from '../deploy/terraform-steps.ts';

await explainFailure(() => {
  requireDeployable(process.env, providerCredentials);
  return Promise.resolve();
});
