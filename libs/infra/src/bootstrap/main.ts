/** Prepares an AWS account for the stage: state bucket and roles. `--dry-run` prints the commands instead. */
import { parseArgs } from 'node:util';

import * as z from 'zod';

import { explainFailure } from '../commands/explain-failure.ts';
import { makeRunCommand } from '../commands/run-command.ts';
import { readConfig } from '../config.ts';
import { NotDeployable } from '../deploy/require-deployable.ts';
import { bootstrapSteps } from './bootstrap-steps.ts';
import { printSteps, takeSteps } from './take-steps.ts';

const needed = z.object({
  STAGE: z.string().min(1),
  STATE_BUCKET: z.string().min(1),
  GITHUB_REPOSITORY: z.string().regex(/^[\w.-]+\/[\w.-]+$/u),
});

const runCommand = makeRunCommand(process.env);

await explainFailure(async () => {
  const { values } = parseArgs({ options: { 'dry-run': { type: 'boolean', default: false } } });
  const isDry = values['dry-run'];
  const given = needed.safeParse(process.env);
  if (!given.success) throw new NotDeployable(given.error.issues.map(({ path }) => path.join('.')));
  const { stage, region, stateBucket } = readConfig(process.env);
  const identity = ['sts', 'get-caller-identity', '--query', 'Account', '--output', 'text'];
  const account = isDry
    ? (process.env['AWS_ACCOUNT_ID'] ?? '<account id>')
    : (await runCommand('aws', identity)).trim();
  const steps = bootstrapSteps({
    account,
    region,
    stage,
    stateBucket,
    repository: given.data.GITHUB_REPOSITORY,
  });
  if (isDry) {
    printSteps(steps, console.log);
    return;
  }
  await takeSteps(runCommand, console.log)(steps);
  console.log(`\nVariable AWS_ACCOUNT_ID of the GitHub environment ${stage}: ${account}`);
});
