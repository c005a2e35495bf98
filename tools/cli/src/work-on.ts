import { setImmediate as pause } from 'node:timers/promises';
import { finishInSlices, type Work } from '@word-list/domain/word-sets';
import type { Surroundings } from './command.ts';
import { formatCount } from '../../local/src/product/count-text.ts';

/** Does long work with its progress on the terminal; Ctrl-C ends it between two slices. */
export async function workOn<Result>(
  work: Work<Result>,
  { console, signal }: Pick<Surroundings, 'console' | 'signal'>,
): Promise<Result> {
  try {
    return await finishInSlices(work, {
      pause: async () => {
        await pause();
        signal.throwIfAborted();
      },
      onProgress: ({ done, total, kept }) => {
        const of = total === undefined ? '' : ` of ${formatCount(total)}`;
        const keeping = kept === undefined ? '' : `, ${formatCount(kept)} kept`;
        console.progress(`${formatCount(done)}${of} words looked at${keeping} · Ctrl-C stops`);
      },
    });
  } finally {
    console.progress('');
  }
}
