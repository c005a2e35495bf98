import { mergeConfig } from 'vitest/config';
import shared, { beginWith } from '../../vitest.config.ts';

/** Most of these tests wait for a server: more of them at a time than there are cores. */
export default mergeConfig(shared, {
  test: {
    globalSetup: ['src/testing/share-test-server.ts'],
    setupFiles: ['src/testing/hold-statements.ts'],
    maxWorkers: 3,
    sequence: {
      sequencer: beginWith(
        'statements',
        'cockroach-like',
        'migrate-database',
        'words-database',
        'start-postgres',
      ),
    },
  },
});
