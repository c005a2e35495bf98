import { mergeConfig } from 'vitest/config';
import shared from '../../vitest.config.ts';

export default mergeConfig(shared, {
  test: { globalSetup: ['src/testing/share-test-server.ts'], setupFiles: ['src/testing/hold-statements.ts'] },
});
