import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';

/** Files beside the sources that decide what the bundle is. */
const settings = ['package-lock.json', 'tsconfig.base.json', 'tools/cli/src/bundle/make-bundle.mjs'];

/** A program that another process still runs may yet load its parts: only older ones are removed. */
const keptMs = 3_600_000;

/**
 * Builds the program into a folder of `dist/cli` named by its content, and says in `current.json` from which files.
 * Processes that do this at the same time write the same. Gives the file to run.
 */
export async function makeBundle(root) {
  const folder = join(root, 'dist', 'cli');
  const began = Date.now();
  const { outputFiles, metafile } = await bundle(root);
  const name = hashOf(outputFiles);
  const target = join(folder, name);
  if (!existsSync(join(target, 'main.mjs'))) writeFolder(target, outputFiles);
  const files = [
    ...Object.keys(metafile.inputs).filter((file) => !file.includes('node_modules/')),
    ...settings,
  ];
  const inputs = files.map((file) => stateOf(join(root, file), { file, began }));
  replaceFile(join(folder, 'current.json'), JSON.stringify({ name, inputs }));
  removeOld(folder, name);
  return join(target, 'main.mjs');
}

function bundle(root) {
  return build({
    absWorkingDir: root,
    entryPoints: { main: 'tools/cli/src/main.ts' },
    outdir: 'dist/cli',
    outExtension: { '.js': '.mjs' },
    tsconfig: join(root, 'tsconfig.base.json'),
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    banner: {
      js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);",
    },
    minify: true,
    legalComments: 'none',
    metafile: true,
    write: false,
    logLevel: 'silent',
  });
}

function hashOf(outputFiles) {
  const hash = createHash('sha256');
  for (const { path, contents } of outputFiles) hash.update(`${path}\n`).update(contents);
  return hash.digest('hex').slice(0, 16);
}

function writeFolder(target, outputFiles) {
  const part = `${target}.${process.pid}.part`;
  mkdirSync(part, { recursive: true });
  for (const { path, contents } of outputFiles) writeFileSync(join(part, basename(path)), contents);
  try {
    renameSync(part, target);
  } catch (error) {
    if (!existsSync(join(target, 'main.mjs'))) throw error;
    rmSync(part, { recursive: true });
  }
}

/** A file that changed meanwhile may have been read before: it counts as changed. */
function stateOf(path, { file, began }) {
  const { size, mtimeMs } = statSync(path);
  return { file, size, time: mtimeMs < began ? mtimeMs : -1 };
}

function replaceFile(path, text) {
  const part = `${path}.${process.pid}.part`;
  writeFileSync(part, text);
  renameSync(part, path);
}

function removeOld(folder, current) {
  const oldest = Date.now() - keptMs;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isDirectory() || entry.name === current) continue;
    const path = join(folder, entry.name);
    if (statSync(path).mtimeMs < oldest) rmSync(path, { recursive: true, force: true });
  }
}
