/** Migrates the words database of the stage. With SKIP_MIGRATION=yes it does nothing: for rolling back. */
import { resolve } from 'node:path';

import { SSMClient } from '@aws-sdk/client-ssm';

import { explainFailure } from '../commands/explain-failure.ts';
import { makeRunCommand } from '../commands/run-command.ts';
import { requireDeployable } from '../deploy/require-deployable.ts';
import { ssmParameterStore } from '../secrets/parameter-store.ts';
import { migrateStage } from './migrate-stage.ts';

const runCommand = makeRunCommand(process.env);

await explainFailure(async () => {
  const { stage, region } = requireDeployable(process.env, []);
  if (process.env['SKIP_MIGRATION'] === 'yes') {
    console.log('The words database is left as it is: it may be newer than this release.');
    return;
  }
  await migrateStage({ parameters: ssmParameterStore(new SSMClient({ region })), run: runCommand })({
    stage,
    workspace: resolve(import.meta.dirname, '../../../..'),
  });
});
