import { setImmediate } from 'node:timers/promises';
import type { WordFilter } from '@word-list/domain';
import type { SnapshotKeeper } from './snapshot-keeper.ts';
import type { WordSnapshot } from './word-snapshot.ts';

/** Some 10 ms of work, after which others go first. */
const formsAtOnce = 20_000;

/** The words as they are, with their forms once a filter asks for them: to find those of millions of words takes seconds. */
export const wordsWithForms =
  (keeper: Pick<SnapshotKeeper<WordSnapshot>, 'current'>) =>
  async ({ forms }: Pick<WordFilter, 'forms'>): Promise<WordSnapshot | undefined> => {
    for (;;) {
      const snapshot = await keeper.current();
      if (forms === undefined || snapshot === undefined || snapshot.forms.fill(formsAtOnce)) return snapshot;
      await setImmediate();
    }
  };
