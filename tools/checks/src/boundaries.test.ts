import { createProjectGraphAsync } from '@nx/devkit';
import { ESLint } from 'eslint';
import { beforeAll, expect, it } from 'vitest';
import tseslint from 'typescript-eslint';
import { boundaries } from './boundaries.js';
import { workspaceRoot } from './workspace-root.ts';

let linter: ESLint;

beforeAll(async () => {
  // What the rule reads; it is silent without.
  await createProjectGraphAsync({ exitOnError: true });
  linter = new ESLint({
    cwd: workspaceRoot,
    overrideConfigFile: true,
    overrideConfig: [
      { files: ['**/*.ts'], languageOptions: { parser: tseslint.parser } },
      ...boundaries,
    ] as NonNullable<ESLint.Options['overrideConfig']>,
  });
});

const messagesFor = async (filePath: string, specifier: string): Promise<string> => {
  const [result] = await linter.lintText(`import * as it from '${specifier}';\n`, { filePath });
  return result?.messages.map(({ message }) => message).join('\n') ?? '';
};

it.each([
  ['libs/domain/src/words/new.ts', '@word-list/db', 'Circular dependency'],
  ['libs/domain/src/words/new.ts', '@aws-sdk/client-sqs', 'is not allowed to import'],
  ['libs/domain/src/words/new.ts', '@word-list/domain/testing', 'for tests'],
  ['libs/domain/src/words/new.ts', 'node:fs', 'pure'],
  ['libs/domain/src/words/new.test.ts', 'pg', 'is not allowed to import'],
  ['libs/db/src/new.ts', '@word-list/adapters/sqs', 'can only depend on'],
  ['libs/db/src/new.ts', '../../domain/src/limits.ts', 'cannot be imported by a relative'],
  ['libs/adapters/src/new.ts', '@word-list/domain/contracts', 'for tests'],
  ['libs/adapters/src/new.ts', 'vitest', 'is not allowed to import'],
  ['libs/infra/src/new.ts', '@cdktf/provider-aws', 'Name one entry'],
  ['libs/infra/src/new.ts', '@word-list/db', 'can only depend on'],
  ['apps/query-words/src/new.ts', 'pg', 'is not allowed to import'],
  ['apps/query-words/src/new.ts', '../../update-words/src/handler.ts', 'cannot be imported by a relative'],
  ['apps/query-words/src/new.ts', '@word-list/topology', 'Circular dependency'],
  ['apps/web/src/new.ts', '@word-list/db', 'can only depend on'],
  ['tools/local/src/new.ts', 'cdktf', 'is not allowed to import'],
  ['tools/local/src/new.ts', '../../../libs/infra/src/main.ts', 'cannot be imported by a relative'],
  ['tools/local/src/new.ts', '../../../apps/web/src/main.tsx', 'cannot be imported by a relative'],
])('%s may not import %s', async (file, specifier, message) => {
  expect(await messagesFor(file, specifier)).toContain(message);
});

it.each([
  ['libs/domain/src/words/new.ts', 'zod'],
  ['libs/domain/src/words/new.ts', 'node:crypto'],
  ['libs/domain/src/words/new.test.ts', 'fast-check'],
  ['libs/domain/src/words/new.test.ts', '@word-list/domain/testing'],
  ['libs/adapters/src/testing/new.ts', 'dynalite'],
  ['libs/infra/src/new.ts', '@cdktf/provider-aws/lib/sqs-queue/index.js'],
  ['apps/api-words/src/new.ts', 'zod'],
  ['apps/query-words/src/new.ts', '@word-list/adapters/sqs'],
  ['tools/local/src/new.ts', '@word-list/domain/testing'],
  ['tools/chaos/src/testing/new.ts', '../../../local/src/stack/start-stack.ts'],
])('%s may import %s', async (file, specifier) => {
  expect(await messagesFor(file, specifier)).toBe('');
});
