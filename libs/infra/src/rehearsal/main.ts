/** Scores the list at LIST_URL on the stage that the environment describes, and waits for the end of the run. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

import { explainFailure } from '../commands/explain-failure.ts';
import { makeRunCommand } from '../commands/run-command.ts';
import { requireDeployable } from '../deploy/require-deployable.ts';
import { type Invoke, scoreWords } from './score-words.ts';

const runCommand = makeRunCommand(process.env);

await explainFailure(async () => {
  const { stage, region, domain } = requireDeployable(process.env, ['LIST_URL']);
  const scored = await scoreWords({
    invoke: invokeThroughAws(region),
    wait: (seconds) => setTimeout(seconds * 1000),
    say: console.log,
  })({ stage, domain, url: process.env['LIST_URL'] ?? '', budgetUsd: 1, looks: 180 });
  console.log(`Scored ${scored} words.`);
});

function invokeThroughAws(region: string): Invoke {
  return async (functionName, event) => {
    const folder = await mkdtemp(join(tmpdir(), 'word-list-rehearsal-'));
    try {
      const [asked, answered] = [join(folder, 'event.json'), join(folder, 'answer.json')];
      await writeFile(asked, JSON.stringify(event));
      await runCommand('aws', [
        ...['lambda', 'invoke', '--region', region, '--function-name', functionName],
        ...['--payload', `fileb://${asked}`, answered],
      ]);
      const text = await readFile(answered, 'utf8');
      return JSON.parse(text) as unknown;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };
}
