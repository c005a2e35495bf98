import { join } from 'node:path';
import type { WordCatalogue } from '@word-list/domain';
import { recordingLog } from '@word-list/domain/testing';
import { build } from 'esbuild';
import * as z from 'zod';

const root = join(import.meta.dirname, '../../../..');
const bundle = join(root, 'dist/browser/api-words.mjs');

const result = z.object({
  statusCode: z.number(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
  isBase64Encoded: z.boolean(),
});

/** What the function answers to an event of the gateway. */
export type SiteResult = z.infer<typeof result>;

const code = z.object({
  makeHandler: z.function({ input: [z.unknown()], output: z.unknown() }),
  openPageFiles: z.function({ input: [z.string()], output: z.unknown() }),
});

const handler = z.function({ input: [z.unknown()], output: z.promise(result) });

/** Where operators sign in, and the page's name there. */
export interface SignInPage {
  readonly origin: string;
  readonly clientId: string;
}

/** The handler of api-words with the built page, over this catalogue. No project imports an app, so it is bundled here. */
export async function openHandler(
  catalogue: WordCatalogue,
  { origin, signIn }: { readonly origin: string; readonly signIn?: SignInPage },
): Promise<(event: unknown) => Promise<SiteResult>> {
  await build({
    stdin: {
      contents: "export * from './handler.ts'; export * from './page-files.ts';",
      resolveDir: join(root, 'apps/api-words/src'),
      loader: 'ts',
    },
    outfile: bundle,
    bundle: true,
    packages: 'external',
    tsconfig: join(root, 'tsconfig.base.json'),
    platform: 'node',
    format: 'esm',
    target: 'node24',
    logLevel: 'error',
  });
  const { makeHandler, openPageFiles } = code.parse(await import(bundle));
  const made = makeHandler({
    catalogue,
    log: recordingLog(),
    cursorKey: 'a key',
    origin,
    drawSeed: () => 'drawn',
    page: { files: openPageFiles(join(root, 'apps/web/built')), ...(signIn && { signIn }) },
  });
  return handler.parse(made);
}
