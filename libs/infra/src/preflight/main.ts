/** Names what a deployment would miss, and a model that has ended or soon will, before anything is built. */
import { explainFailure } from '../commands/explain-failure.ts';
import { checkModel } from '../deploy/check-model.ts';
import { requireDeployable } from '../deploy/require-deployable.ts';
import { providerCredentials } from '../deploy/terraform-steps.ts';

await explainFailure(() => {
  const config = requireDeployable(process.env, providerCredentials);
  const warning = checkModel(config, new Date());
  if (warning !== undefined) console.warn(`MODEL_NAME: ${warning}`);
  return Promise.resolve();
});
