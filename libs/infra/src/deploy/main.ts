/** `tsx src/deploy/main.ts <stack> <plan|apply|destroy>`, on what `infra:synth` wrote. */
import { resolve } from 'node:path';

import * as z from 'zod';

import { explainFailure } from '../commands/explain-failure.ts';
import { makeRunCommand } from '../commands/run-command.ts';
import { applyStack } from './apply-stack.ts';
import { requireConfirmed } from './require-confirmed.ts';
import { requireDeployable } from './require-deployable.ts';
import { providerCredentials, stackNames, verbs } from './terraform-steps.ts';

const runCommand = makeRunCommand(process.env);

await explainFailure(async () => {
  const [stack, verb] = z.tuple([z.enum(stackNames), z.enum(verbs)]).parse(process.argv.slice(2));
  const config = requireDeployable(process.env, providerCredentials);
  if (verb === 'destroy') requireConfirmed(config.stage, process.env['CONFIRM_DESTROY']);
  await applyStack(runCommand)({ stack, verb, project: resolve(import.meta.dirname, '../..') });
});
