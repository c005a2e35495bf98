/** Prepares an AWS account for the stage: state bucket and roles. `--dry-run` prints the commands instead. */
import { parseArgs } from 'node:util';

import { explainFailure } from '../commands/explain-failure.ts';
import { makeRunCommand } from '../commands/run-command.ts';
import { readConfig } from '../config.ts';
import { bootstrapSteps } from './bootstrap-steps.ts';
import { readRepository } from './read-repository.ts';
import { printSteps, takeSteps } from './take-steps.ts';

await explainFailure(async () => {
  const { values } = parseArgs({ options: { 'dry-run': { type: 'boolean', default: false } } });
  const isDry = values['dry-run'];
  const repository = readRepository(process.env);
  const { stage, region, stateBucket } = readConfig(process.env);
  // The command line of AWS refuses to work without a region, also where the call has none. Version 1 knows the second
  // name only.
  const run = makeRunCommand({ ...process.env, AWS_REGION: region, AWS_DEFAULT_REGION: region });
  const identity = ['sts', 'get-caller-identity', '--query', 'Account', '--output', 'text'];
  const account = isDry
    ? (process.env['AWS_ACCOUNT_ID'] ?? '<account id>')
    : (await run('aws', identity)).trim();
  const steps = bootstrapSteps({ account, region, stage, stateBucket, repository });
  if (isDry) {
    console.log(`export AWS_REGION=${region}`);
    printSteps(steps, console.log);
    return;
  }
  await takeSteps(run, console.log)(steps);
  console.log(`\nVariable AWS_ACCOUNT_ID of the GitHub environment ${stage}: ${account}`);
});
