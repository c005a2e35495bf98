/** Writes the stage that the environment describes as Terraform JSON. Needs neither an account nor a network. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { App } from 'cdktf';

import { explainFailure } from './commands/explain-failure.ts';
import { readConfig } from './config.ts';
import { FoundationStack } from './stacks/foundation-stack.ts';
import { WordsStack } from './stacks/words-stack.ts';

const { values } = parseArgs({
  options: {
    bundles: { type: 'string', default: resolve(import.meta.dirname, '../../../dist/apps') },
    outdir: { type: 'string', default: resolve(import.meta.dirname, '../cdktf.out') },
  },
});

await explainFailure(async () => {
  const config = readConfig(process.env);
  const app = new App({ outdir: resolve(values.outdir) });
  new FoundationStack(app, config);
  new WordsStack(app, { config, bundles: resolve(values.bundles) });
  app.synth();
});
