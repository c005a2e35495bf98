import { mergeConfig } from 'vitest/config';
import shared, { beginWith } from '../../vitest.config.ts';

/** Most of these tests start stacks of processes and wait for them: two at a time keep two cores busy. */
export default mergeConfig(shared, {
  test: {
    maxWorkers: 2,
    sequence: { sequencer: beginWith('restart.e2e', 'run-command.e2e', 'fill-and-migrate.e2e') },
  },
});
