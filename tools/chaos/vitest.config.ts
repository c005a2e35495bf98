import { configDefaults, mergeConfig } from 'vitest/config';
import shared from '../../vitest.config.ts';

/** What takes minutes has a target of its own, `long`. One stack at a time: each is some fifteen processes. */
export default mergeConfig(shared, {
  test: {
    exclude: [...configDefaults.exclude, 'src/long/**'],
    fileParallelism: false,
    testTimeout: 200_000,
  },
});
