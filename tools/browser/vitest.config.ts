import { mergeConfig } from 'vitest/config';
import shared from '../../vitest.config.ts';

/** One browser at a time: each is some ten processes. */
export default mergeConfig(shared, { test: { fileParallelism: false, testTimeout: 120_000 } });
