import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { address } from '../address.ts';

const words = signal<readonly string[] | undefined>(undefined);

/** What a bare address means. */
const usual = 'commonnessMin=3&offensivenessMax=0&nsfwMax=0&randomCount=100';

/** Words first: a set of them, chosen by the address. */
export function WordsPage() {
  const { search } = address.value;
  useEffect(() => {
    void fetch(`/api/words?${search === '' ? usual : search}`, { headers: { accept: 'text/plain' } })
      .then((answer) => answer.text())
      .then((text) => {
        words.value = text.split('\n').filter(Boolean);
      });
  }, [search]);
  return (
    <main>
      <h1 class="hidden">Words</h1>
      {words.value === undefined ? (
        <p>Words in a moment.</p>
      ) : (
        <ul class="words">
          {words.value.map((word) => (
            <li key={word}>{word}</li>
          ))}
        </ul>
      )}
    </main>
  );
}
