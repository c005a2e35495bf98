import type { KnownWords } from '../ports/known-words.ts';
import { canonicalForm } from '../words/canonical-form.ts';
import { isKnownToNewRun } from '../words/is-known.ts';
import type { WordsTables } from './rows/words-tables.ts';

/** What a run would know, in memory. */
export const memoryKnownWords = ({
  opinions,
  judges,
}: Pick<WordsTables, 'opinions' | 'judges'>): KnownWords => ({
  async count(run, words) {
    const known = new Set(
      [...opinions.current.values()]
        .filter((opinion) => isKnownToNewRun(opinion, judges.current.get(opinion.judge), run))
        .map(({ text }) => text),
    );
    return words.filter((word) => known.has(canonicalForm(word))).length;
  },
});
