/** Writes `cdktf.out`: the stage that the environment describes, as Terraform JSON. Needs no network. */
import { join } from 'node:path';

import { App } from 'cdktf';

import { readConfig } from './config.ts';
import { FoundationStack } from './stacks/foundation-stack.ts';
import { WordsStack } from './stacks/words-stack.ts';

const config = readConfig(process.env);
const app = new App({ outdir: join(import.meta.dirname, '../cdktf.out') });
new FoundationStack(app, config);
new WordsStack(app, { config, bundles: join(import.meta.dirname, '../../../dist/apps') });
app.synth();
