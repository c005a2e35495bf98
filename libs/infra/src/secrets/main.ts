/** Gives the secrets of the stage their values where they have none yet; `--rotate` gives them all new ones. */
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';

import { SSMClient } from '@aws-sdk/client-ssm';

import { explainFailure } from '../commands/explain-failure.ts';
import { requireDeployable } from '../deploy/require-deployable.ts';
import { cockroachCloud } from './cockroach-cloud.ts';
import { fillSecrets } from './fill-secrets.ts';
import { ssmParameterStore } from './parameter-store.ts';

await explainFailure(async () => {
  const { values } = parseArgs({ options: { rotate: { type: 'boolean', default: false } } });
  const { stage, region } = requireDeployable(process.env, ['COCKROACH_API_KEY']);
  const modelApiKey = process.env['MODEL_API_KEY'];
  const written = await fillSecrets({
    parameters: ssmParameterStore(new SSMClient({ region })),
    clusters: cockroachCloud({
      apiKey: process.env['COCKROACH_API_KEY'] ?? '',
      request: fetch,
      // The variable by which the Terraform provider finds another server.
      origin: process.env['COCKROACH_SERVER'],
    }),
    randomText: (bytes) => randomBytes(bytes).toString('base64url'),
  })({
    stage,
    rotate: values.rotate,
    ...(modelApiKey === undefined || modelApiKey === '' ? {} : { modelApiKey }),
  });
  console.log(written.length === 0 ? 'Every secret is set.' : `Set ${written.join(', ')}.`);
});
