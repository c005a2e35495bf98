import { describeEntropy, entropyOf } from '@word-list/domain/asking';
import { choice } from '../choice/current.ts';
import { listSize } from './list-size.ts';

/** What the list is worth for passphrases, in one line and, on demand, in some more. */
export function Worth() {
  const size = listSize.value;
  if (size === undefined || size < 2) return <p class="worth"> </p>;
  const { bitsPerWord } = entropyOf(size);
  return (
    <details class="worth">
      <summary>{bitsPerWord.toFixed(1)} bits a word · what this means</summary>
      <p>
        {describeEntropy(size)} Picked by taste they are worth less.
        {choice.value.order === 'random' &&
          ' Anyone with this address has these words: for a passphrase use dice.'}
      </p>
    </details>
  );
}
