import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { boundaries } from './tools/checks/src/boundaries.js';
import { kebabCaseFileName } from './tools/checks/src/kebab-case-file-name.js';
import { readFromTop } from './tools/checks/src/read-from-top.js';

const testFiles = ['**/*.test.ts', '**/testing/**/*.ts'];
const plainScripts = ['**/*.js', '**/*.cjs', '**/*.mjs'];

const nodeGlobals = Object.fromEntries(
  ['process', 'console', 'performance', 'URL', 'setTimeout', 'setInterval', 'clearInterval'].map((name) => [
    name,
    'readonly',
  ]),
);

const sizes = {
  'max-lines': ['error', 200],
  'max-lines-per-function': ['error', 40],
  complexity: ['error', 8],
  'max-depth': ['error', 3],
  'max-params': ['error', 3],
};

const everywhere = [
  {
    selector: 'ExportDefaultDeclaration, ExportSpecifier[exported.name="default"]',
    message: 'Export by name: only a file whose tool demands it has a default export.',
  },
  {
    selector: 'ImportDeclaration[source.value="zod"] > :not(ImportNamespaceSpecifier, Literal)',
    message: "Write `import * as z from 'zod'`: the other form bundles the whole library.",
  },
];

const parseNotCast = [
  {
    selector:
      'TSAsExpression:not([typeAnnotation.type="TSUnknownKeyword"]):matches([expression.callee.object.name="JSON"], [expression.argument.callee.property.name="json"])',
    message: 'Data from outside is parsed by a schema, not cast.',
  },
];

const noEnvironment = [
  'MemberExpression[object.name="process"][property.name="env"]',
  'VariableDeclarator[init.name="process"] > ObjectPattern > Property[key.name="env"]',
  'ImportDeclaration[source.value=/^(node:)?process$/]',
].map((selector) => ({ selector, message: 'Read the environment in main.ts and pass it on.' }));

export default defineConfig(
  globalIgnores([
    '**/node_modules/',
    '**/dist/',
    'apps/web/built/',
    '**/.nx/',
    '**/.wordlist/',
    '**/cdktf.out/',
    '**/coverage/',
    '**/migrations/',
    '**/vitest.config.ts',
    '**/drizzle.config.ts',
  ]),
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    languageOptions: {
      parserOptions: {
        project: ['tsconfig.json', 'apps/web/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    plugins: {
      local: { rules: { 'kebab-case-file-name': kebabCaseFileName, 'read-from-top': readFromTop } },
    },
    rules: {
      ...sizes,
      eqeqeq: 'error',
      'local/kebab-case-file-name': 'error',
      'local/read-from-top': 'error',
      'no-restricted-syntax': ['error', ...everywhere, ...parseNotCast, ...noEnvironment],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
      // Ports are asynchronous, and an adapter in memory has nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      // A word's length is counted in code points, which is what spreading a string gives.
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
    },
  },
  ...boundaries,
  {
    files: ['**/main.ts', 'tools/**', 'libs/infra/src/config.ts'],
    rules: { 'no-restricted-syntax': ['error', ...everywhere, ...parseNotCast] },
  },
  {
    // One test describes many cases in one closure; matchers such as expect.any() are typed `any`.
    files: testFiles,
    rules: {
      'no-restricted-syntax': ['error', ...everywhere],
      'max-lines': 'off',
      'max-lines-per-function': 'off',
      // A table of cases hands over its columns one by one.
      'max-params': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    // A simulated service is one state machine, and reads best in one place; ports are plain objects of functions.
    files: ['tools/simulate/**'],
    ignores: testFiles,
    rules: {
      complexity: ['error', 14],
      'max-lines': ['error', 300],
      'max-lines-per-function': ['error', 70],
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    // Tests read from their set-up to their cases; CommonJS exports at the end. The others are not put in order yet: `eslint --fix` does it.
    files: [
      '**/*.{test.ts,test.tsx,cjs}',
      'apps/api-sources/src/source-routes.ts',
      'apps/api-words/src/handler.ts',
      'apps/api-words/src/main.ts',
      'apps/api-words/src/word-routes.ts',
      'libs/db/src/testing/statements/rows.ts',
      'libs/domain/src/api/openapi/document.ts',
      'libs/domain/src/api/sources/sources.ts',
      'libs/domain/src/api/words/filter-parameters.ts',
      'libs/domain/src/api/words/words-query.ts',
      'libs/domain/src/batches/batch-states.ts',
      'libs/infra/src/topology.ts',
      'tools/batch-gateway/src/bench/bench-lexicon.ts',
      'tools/batch-gateway/src/bench/correlate-lexicon.ts',
      'tools/batch-gateway/src/lexicon/build/build-facts.ts',
      'tools/batch-gateway/src/lexicon/build/ensure-fact-table.ts',
      'tools/batch-gateway/src/lexicon/build/read-word-lists.ts',
      'tools/batch-gateway/src/lexicon/lexicon.ts',
      'tools/batch-gateway/src/lexicon/resolve-word.ts',
      'tools/batch-gateway/src/lexicon/rules/judge-commonness.ts',
      'tools/batch-gateway/src/lexicon/rules/judge-complexity.ts',
      'tools/batch-gateway/src/lexicon/rules/judge-offensiveness.ts',
      'tools/batch-gateway/src/lexicon/rules/judge-register.ts',
      'tools/batch-gateway/src/lexicon/rules/judge-sentiment.ts',
      'tools/batch-gateway/src/lexicon/rules/judge-society.ts',
      'tools/batch-gateway/src/lexicon/rules/judge-types.ts',
      'tools/browser/src/testing/example-site-words.ts',
      'tools/cli/src/options/read-values.ts',
      'tools/local/src/stack/start-stack.ts',
      'tools/local/src/stack/write-token.ts',
    ],
    rules: { 'local/read-from-top': 'off' },
  },
  {
    files: plainScripts,
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: nodeGlobals },
  },
  {
    // The bootstrap is what tells an old Node that it is too old, so an old Node has to be able to read it.
    files: ['tools/{bootstrap,cli}/**/*.cjs'],
    languageOptions: {
      ecmaVersion: 2019,
      sourceType: 'commonjs',
      globals: { ...nodeGlobals, require: 'readonly', module: 'writable', __dirname: 'readonly' },
    },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    // Loads modules by import().
    files: ['tools/cli/**/*.cjs'],
    languageOptions: { ecmaVersion: 2020 },
  },
  {
    files: ['*.config.js', '*.config.ts', 'knip.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
);
