import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { App } from 'cdktf';
import * as z from 'zod';

import { readConfig } from '../config.ts';
import { FoundationStack } from '../stacks/foundation-stack.ts';
import { WordsStack } from '../stacks/words-stack.ts';
import { functions } from '../topology.ts';

const block = z.record(z.string(), z.unknown());
const blocksByName = z.record(z.string(), block);

const stackJson = z.looseObject({
  terraform: z.looseObject({
    backend: z.record(z.string(), block),
    required_providers: z.record(z.string(), z.object({ source: z.string(), version: z.string() })),
    required_version: z.string(),
  }),
  provider: z.record(z.string(), z.array(block)),
  data: z.record(z.string(), blocksByName).default({}),
  output: z.record(z.string(), block).default({}),
  resource: z.record(z.string(), blocksByName),
});

export type StackJson = z.infer<typeof stackJson>;

/** One resource of a stack, wherever in its JSON it stands. */
export interface Resource {
  readonly type: string;
  readonly id: string;
  readonly address: string;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Synthesised {
  readonly text: { readonly foundation: string; readonly words: string };
  readonly foundation: StackJson;
  readonly words: StackJson;
}

/** A folder with a bundle for every function; the same text gives the same bundles. */
export const fakeBundles = (
  text = 'export const handler = async () => {};\n',
): { path: string; remove(): void } => {
  const path = mkdtempSync(join(tmpdir(), 'word-list-bundles-'));
  for (const name of Object.keys(functions)) {
    mkdirSync(join(path, name));
    writeFileSync(join(path, name, 'index.mjs'), `// ${name}\n${text}`);
  }
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
};

/** Both stacks of a stage, from made-up bundles, as the JSON that Terraform reads. */
export const synthesise = (variables: Readonly<Record<string, string>>, bundles: string): Synthesised => {
  const config = readConfig(variables);
  const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'word-list-synth-')) });
  try {
    const foundation = textOf(new FoundationStack(app, config));
    const words = textOf(new WordsStack(app, { config, bundles }));
    return {
      text: { foundation, words },
      foundation: stackJson.parse(JSON.parse(foundation)),
      words: stackJson.parse(JSON.parse(words)),
    };
  } finally {
    rmSync(app.outdir, { recursive: true, force: true });
  }
};

/** Every resource of a stack. */
export const resourcesOf = ({ resource }: StackJson): Resource[] =>
  Object.entries(resource).flatMap(([type, byId]) =>
    Object.entries(byId).map(([id, body]) => ({ type, id, address: `${type}.${id}`, body })),
  );

/** The literal text of an attribute; throws when there is none. */
export const textAt = ({ address, body }: Resource, attribute: string): string => {
  const value = body[attribute];
  if (typeof value !== 'string') throw new Error(`${address} has no text in ${attribute}`);
  return value;
};

function textOf(stack: FoundationStack | WordsStack): string {
  stack.prepareStack();
  return JSON.stringify(stack.toTerraform(), undefined, 2);
}
