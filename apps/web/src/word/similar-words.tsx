import { computed, signal } from '@preact/signals';
import type { WordDetail } from '@word-list/domain/api/client';
import { attributes, type AttributeName } from '@word-list/domain/vocabulary';
import { follow } from '../address.ts';
import { ask, bodyOf } from '../api/ask.ts';
import { keepAsking } from '../api/keep-asking.ts';
import { wordHref } from '../words/word-list.tsx';

const some = 12;

/** On what words are to be like the one that is open. */
const chosen = signal<readonly AttributeName[]>(['commonness', 'sentiment', 'formality']);

/** The word that is open, and what is known of it. */
const open = signal<WordDetail | undefined>(undefined);

const similar = keepAsking(
  computed(() => {
    const word = open.value;
    if (word === undefined) return undefined;
    const scales = chosen.value.filter((name) => word.scores[name] !== null);
    const type = word.types.length > 0 ? (['mainType'] as const) : [];
    return scales.length === 0 ? undefined : { word: word.text, similar: [...scales, ...type] };
  }),
  async ({ word, similar: by }, giveUp) =>
    bodyOf(await ask(giveUp).getWord({ path: { word }, query: { similar: by, limit: some } }), 200).similar ??
    [],
);

/** Words of the same type that are like this one on chosen scales. */
export function SimilarWords({ word }: { readonly word: WordDetail }) {
  if (open.peek() !== word) queueMicrotask(() => (open.value = word));
  const found = similar.last.value;
  const isOfWord = found?.question.word === word.text;
  return (
    <section class="similar">
      <h3>Similar words</h3>
      <ul class="chips" aria-label="Similar in">
        {attributes
          .filter(({ name }) => word.scores[name] !== null)
          .map(({ name, displayName }) => (
            <li key={name}>
              <button
                class="chip"
                type="button"
                aria-pressed={chosen.value.includes(name)}
                onClick={() => (chosen.value = toggle(chosen.peek(), name))}
              >
                {displayName.toLowerCase()}
              </button>
            </li>
          ))}
      </ul>
      {similar.refused.value !== undefined && <p role="alert">{similar.refused.value.message}</p>}
      <p class="similar-words">
        {isOfWord &&
          found.answer.map(({ text }) => (
            <a key={text} href={wordHref(text)} onClick={follow}>
              {text}
            </a>
          ))}
      </p>
    </section>
  );
}

function toggle(names: readonly AttributeName[], name: AttributeName): readonly AttributeName[] {
  return names.includes(name) ? names.filter((other) => other !== name) : [...names, name];
}
