import { computed } from '@preact/signals';
import { address, follow, go } from '../address.ts';
import { ask, bodyOf } from '../api/ask.ts';
import { keepAsking } from '../api/keep-asking.ts';
import { choice, hrefOf } from '../choice/current.ts';
import { Dialog } from '../frame/dialog.tsx';
import { leaveOut } from '../words/leave-out.ts';
import { SimilarWords } from './similar-words.tsx';
import { SomethingWrong } from './something-wrong.tsx';
import { WordFacts } from './word-facts.tsx';

/** The word that the address names. */
export const addressedWord = computed(() => {
  const [, word] = /^\/word\/([^/]+)$/u.exec(address.value.path) ?? [];
  return word === undefined ? undefined : decodeWord(word);
});

const detail = keepAsking(addressedWord, async (word, giveUp) =>
  bodyOf(await ask(giveUp).getWord({ path: { word } }), 200),
);

/** What is known of one word, above the words that it was found among. */
export function WordSheet() {
  const word = addressedWord.value;
  if (word === undefined) return null;
  const back = hrefOf(choice.value);
  return (
    <Dialog label={word} kind="side" onClose={() => go(back)}>
      <div class="sheet-head">
        <h2>{word}</h2>
        <a href={back} onClick={follow} aria-label="Close">
          Close
        </a>
      </div>
      <p>
        <button type="button" class="quiet-button" onClick={() => leaveOut(word)}>
          Leave out
        </button>
      </p>
      <Facts word={word} />
    </Dialog>
  );
}

function Facts({ word }: { readonly word: string }) {
  const refused = detail.refused.value;
  const known = detail.last.value;
  if (refused?.status === 404) return <p>Nobody has scored this word.</p>;
  if (refused !== undefined) return <p role="alert">{refused.message}</p>;
  if (known?.question !== word) return <p class="quiet">One moment.</p>;
  return (
    <>
      <WordFacts word={known.answer} />
      <SomethingWrong word={word} />
      <SimilarWords word={known.answer} />
    </>
  );
}

/** A word as people typed it into the address, also where it is not well encoded. */
function decodeWord(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
