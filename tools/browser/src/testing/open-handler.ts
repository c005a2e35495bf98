import { join } from 'node:path';
import type { ChunkStore, WordCatalogue } from '@word-list/domain';
import { recordingLog } from '@word-list/domain/testing';
import { makeEnglish } from '@word-list/domain/word-sets/english';
import { build } from 'esbuild';
import * as z from 'zod';

const root = join(import.meta.dirname, '../../../..');

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

/** What is served. */
interface Served {
  /** Where lists are. */
  readonly objects: ChunkStore;
  readonly origin: string;
  readonly signIn?: SignInPage | undefined;
  /** Whether the built page is served beside the API. */
  readonly page: boolean;
}

/** The handler of api-words over this catalogue. No project imports an app, so it is bundled here. */
export async function openHandler(
  catalogue: WordCatalogue,
  { objects, origin, signIn, page }: Served,
): Promise<(event: unknown) => Promise<SiteResult>> {
  const bundle = join(root, `dist/browser/api-words-${page ? 'and-page' : 'alone'}.mjs`);
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
    objects,
    language: makeEnglish(),
    log: recordingLog(),
    cursorKey: 'a key',
    origin,
    drawSeed: () => 'drawn',
    ...(page && { page: { files: openPageFiles(join(root, 'apps/web/built')), ...(signIn && { signIn }) } }),
  });
  return handler.parse(made);
}
