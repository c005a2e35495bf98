import path from 'node:path';
import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { workspaceRoot } from './workspace-root.ts';

/** What the page, the command line and the API share, and a browser has to run. */
const entries = ['word-sets/index.ts', 'word-sets/english/index.ts', 'vocabulary.ts'];

it.each(entries)('libs/domain/src/%s needs nothing that a browser lacks, and no package', async (entry) => {
  const { outputFiles, metafile } = await build({
    entryPoints: [path.join(workspaceRoot, 'libs/domain/src', entry)],
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'browser',
    logLevel: 'silent',
  });

  expect(Object.keys(metafile.inputs).filter((file) => file.includes('node_modules'))).toEqual([]);
  expect(outputFiles[0]?.text).not.toMatch(/\b(?:process|Buffer|require)\b\s*[.(]|node:/u);
});
