import { describe, expect, it } from 'vitest';
import type { Project } from './check-graph.ts';
import { checkImports } from './check-imports.ts';

const roots: Record<string, Project> = {
  app: { name: 'query-words', root: 'apps/query-words', kind: 'app' },
  api: { name: 'api-words', root: 'apps/api-words', kind: 'app' },
  domain: { name: 'domain', root: 'libs/domain', kind: 'domain' },
  db: { name: 'db', root: 'libs/db', kind: 'db' },
  adapters: { name: 'adapters', root: 'libs/adapters', kind: 'adapters' },
  infra: { name: 'infra', root: 'libs/infra', kind: 'infra' },
  tool: { name: 'local', root: 'tools/local', kind: 'tool' },
};

const check = (project: string, text: string, name = 'handler.ts') => {
  const found = roots[project]!;
  return checkImports(found, { path: `${found.root}/src/${name}`, text });
};

const importOf = (specifier: string) => `import { thing } from '${specifier}';\n`;

describe('checkImports', () => {
  it.each([
    ['app', '@word-list/adapters/lambda'],
    ['api', 'hono'],
    ['domain', 'zod'],
    ['domain', 'node:crypto'],
    ['domain', './words/word.ts'],
    ['db', 'drizzle-orm/pg-core'],
    ['adapters', '@aws-sdk/client-s3'],
    ['infra', '@cdktf/provider-aws/lib/sqs-queue/index.js'],
    ['tool', '@word-list/topology'],
    ['tool', '../../batch-gateway/src/index.ts'],
    ['tool', '@word-list/domain/testing'],
  ])('passes %s importing %s', (project, specifier) => {
    const problems = check(project, importOf(specifier));

    expect(problems).toEqual([]);
  });

  it.each([
    ['app', '@word-list/topology'],
    ['app', '../../api-words/src/handler.ts'],
    ['app', '@aws-sdk/client-s3'],
    ['app', 'hono'],
    ['app', 'vitest'],
    ['app', '@word-list/domain/testing'],
    ['api', '@word-list/domain/api/testing'],
    ['db', '@word-list/domain/contracts'],
    ['domain', '@word-list/db'],
    ['domain', 'node:fs'],
    ['domain', 'fs/promises'],
    ['domain', '../../db/src/client.ts'],
    ['adapters', '@word-list/topology'],
    ['adapters', 'cdktf'],
    ['infra', '@cdktf/provider-aws'],
    ['infra', '@cdktf/provider-aws/lib/sqs-queue'],
    ['infra', '@cdktf/provider-cloudflare'],
    ['infra', '@word-list/db'],
    ['tool', '@word-list/infra'],
    ['tool', '@word-list/infra/stacks'],
    ['tool', '../../../libs/infra/src/stacks/words.ts'],
    ['tool', '@cdktf/provider-aws/lib/sqs-queue/index.js'],
  ])('catches %s importing %s', (project, specifier) => {
    const problems = check(project, importOf(specifier));

    expect(problems).toHaveLength(1);
  });

  it('lets a test use test packages and the fakes', () => {
    const text = importOf('vitest') + importOf('@word-list/domain/testing');

    expect(check('app', text, 'handler.test.ts')).toEqual([]);
    expect(check('db', text, 'testing/database.ts')).toEqual([]);
  });

  it.each([
    ['a re-export', "export * from 'hono';"],
    ['an import of a type', "import type { OpenAI } from 'hono';"],
    ['a dynamic import', "export const load = () => import('hono');"],
    ['a bare import', "import 'hono';"],
    ['a require', "const hono = require('hono');"],
  ])('sees %s, and names its line', (_, statement) => {
    const problems = check('domain', `// one\n// two\n${statement}\n`);

    expect(problems).toEqual([
      { where: 'libs/domain/src/handler.ts:3', what: 'imports hono, which type:domain may not' },
    ]);
  });
});
