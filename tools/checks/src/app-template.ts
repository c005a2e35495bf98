/** What every app is made of. The one place that says so: the check reads it, and a new app starts from it. */
export interface AppTemplate {
  /** Files whose content follows from the app's name: the path within the app, and the parsed or plain content. */
  readonly exact: Readonly<Record<string, string>>;
  /** project.json; an app may have more targets, not fewer. */
  readonly project: Readonly<Record<string, unknown>>;
  readonly targets: readonly string[];
  /** Files that each app writes itself. */
  readonly own: readonly string[];
  /** The headings of README.md, in this order. */
  readonly headings: readonly string[];
}

/** The longest README.md and main.ts, in lines. */
export const appLimits = { 'README.md': 40, 'src/main.ts': 50 } as const;

/** The largest bundle of an app, in bytes: cold starts grow with it. Data is no part of it: JSON lies beside it. */
export const bundleLimit = 500_000;

export const appTemplate = (name: string): AppTemplate => ({
  exact: {
    'tsconfig.json': '{ "extends": "../../tsconfig.base.json", "include": ["src"] }\n',
    'vitest.config.ts': "export { default } from '../../vitest.config.ts';\n",
  },
  project: {
    $schema: '../../node_modules/nx/schemas/project-schema.json',
    name,
    projectType: 'application',
    sourceRoot: `apps/${name}/src`,
    tags: ['type:app'],
  },
  targets: ['build', 'test'],
  own: [
    'README.md',
    'project.json',
    'src/main.ts',
    'src/env.ts',
    'src/handler.ts',
    'src/handler.test.ts',
    'src/smoke.test.ts',
  ],
  headings: ['Purpose', 'Trigger and output', 'Steps', 'Environment', 'What happens on failure', 'Surprises'],
});
