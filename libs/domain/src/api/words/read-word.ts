import { InvalidInput } from '../../errors.ts';
import { limits } from '../../limits.ts';
import { canonicalForm, isWord } from '../../words/canonical-form.ts';

/** The key of a word as a path names it. Throws InvalidInput for what can be no word. */
export const readWord = (given: string): string => {
  const word = canonicalForm(given);
  if ([...word].length > limits.wordCodePoints || !isWord(word)) {
    throw new InvalidInput(
      'word',
      'is no word: letters, with single apostrophes, hyphens or middle dots between them, at most 64 characters',
    );
  }
  return word;
};
