/**
 * Builds the page into apps/web/built: one HTML file, hashed scripts and styles, each beside its compressed forms, and
 * `files.json`, which says what is there.
 */
import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '../..');
const target = join(import.meta.dirname, 'built');

const types = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
};

/** Where larger than this many bytes, a file is also there in compressed forms. */
const smallFile = 512;

const { outputFiles, metafile } = await build({
  entryPoints: { main: join(import.meta.dirname, 'src/main.tsx') },
  outdir: target,
  entryNames: 'assets/[name]-[hash]',
  chunkNames: 'assets/[name]-[hash]',
  assetNames: 'assets/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  target: 'es2022',
  minify: true,
  legalComments: 'none',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  loader: { '.svg': 'file' },
  tsconfig: join(import.meta.dirname, 'tsconfig.json'),
  absWorkingDir: root,
  metafile: true,
  write: false,
});

const main = Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint?.endsWith('main.tsx'));
if (main === undefined) throw new Error('the build has no entry');
const icon = readFileSync(join(import.meta.dirname, 'src/icon.svg'));
const iconPath = `/assets/icon-${hashOf(icon)}.svg`;
const html = readFileSync(join(import.meta.dirname, 'src/index.html'), 'utf8')
  .replace('%icon%', iconPath)
  .replace(
    '%preload%',
    main[1].imports
      .filter(({ kind }) => kind === 'import-statement')
      .map((chunk) => `<link rel="modulepreload" href="${place(chunk.path)}" />`)
      .join(''),
  )
  .replace('%script%', place(main[0]))
  .replace('%style%', place(main[1].cssBundle));

const files = {};
for (const { path, contents } of outputFiles) add(place(path).slice(1), contents);
add(iconPath.slice(1), icon);
add('index.html', Buffer.from(html));
files['/index.html'].first = await firstQuestion();
writeFileSync(join(target, 'files.json'), JSON.stringify(files, undefined, 1));
// What an earlier build left goes last: somebody may be reading.
const kept = new Set(
  Object.entries(files).flatMap(([path, { encodings }]) => [
    path.slice(1),
    ...Object.keys(encodings).map((name) => `${path.slice(1)}.${name}`),
  ]),
);
for (const name of readdirSync(target, { recursive: true, withFileTypes: true })) {
  const path = relative(target, join(name.parentPath, name.name));
  if (name.isFile() && path !== 'files.json' && !kept.has(path)) rmSync(join(target, path));
}

/** What the page asks for first: its own code says so. */
async function firstQuestion() {
  const { outputFiles: code } = await build({
    entryPoints: [join(import.meta.dirname, 'src/first-question.ts')],
    bundle: true,
    format: 'esm',
    tsconfig: join(import.meta.dirname, 'tsconfig.json'),
    write: false,
  });
  const source = `data:text/javascript;base64,${Buffer.from(code[0].contents).toString('base64')}`;
  return (await import(source)).firstQuestion();
}

function hashOf(bytes) {
  return createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
}

function place(file) {
  return file.slice(file.indexOf('/assets/'));
}

function add(path, bytes) {
  const file = join(target, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, bytes);
  const encodings = {};
  if (bytes.length > smallFile) {
    const compressed = {
      br: brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
      gzip: gzipSync(bytes, { level: 9 }),
    };
    for (const [name, packed] of Object.entries(compressed)) {
      writeFileSync(`${file}.${name}`, packed);
      encodings[name] = packed.length;
    }
  }
  const type = types[path.split('.').at(-1)];
  if (type === undefined) throw new Error(`${path} has no content type`);
  files[`/${path}`] = { type, hash: hashOf(bytes), bytes: bytes.length, encodings };
}
