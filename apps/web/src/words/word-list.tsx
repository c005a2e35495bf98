import type { ListedWord } from '@word-list/domain/api/client';
import { useSignal } from '@preact/signals';
import { follow } from '../address.ts';
import { restedChoice } from '../choice/current.ts';
import { writeChoice } from '../choice/write-choice.ts';
import { leaveOut } from './leave-out.ts';

/** A word with more letters takes two columns. */
const longWord = 12;

/** The words in columns, in their parts. */
export function WordList({
  words,
  parts,
}: {
  readonly words: readonly ListedWord[];
  readonly parts: readonly string[];
}) {
  return (
    <div id="words">
      {parts.map((name, place) => {
        const own = parts.length === 1 ? words : words.filter(({ part }) => part === place);
        return (
          <section key={name} aria-label={name === '' ? 'Words' : name}>
            {parts.length > 1 && (
              <h2 class="part">
                {name.replaceAll('..', ' to ').trim()} <span class="quiet">{own.length}</span>
              </h2>
            )}
            <Columns words={own} />
          </section>
        );
      })}
    </div>
  );
}

/** A word's own page, with the words that it was found among. While a bar is pulled, these stay. */
export function wordHref(text: string, among = writeChoice(restedChoice.value)): string {
  return `/word/${encodeURIComponent(text)}?${among}`;
}

/** Arrows move, Enter opens, X leaves out. */
function Columns({ words }: { readonly words: readonly ListedWord[] }) {
  const current = useSignal(0);
  const at = Math.min(current.value, words.length - 1);
  const among = writeChoice(restedChoice.value);
  const isNumbered = words.some(({ number }) => number !== undefined);
  return (
    <ol
      class={isNumbered ? 'words numbered' : 'words'}
      onKeyDown={(event) => pressKey(event, words, current.peek())}
    >
      {words.map(({ text, number }, place) => (
        <li key={text} class={text.length > longWord ? 'long' : undefined}>
          {number !== undefined && <span class="number-of">{number}</span>}
          <a
            href={wordHref(text, among)}
            tabIndex={place === at ? 0 : -1}
            onClick={follow}
            onFocus={() => (current.value = place)}
          >
            {text}
          </a>
          <button
            type="button"
            class="leave"
            tabIndex={-1}
            aria-label={`Leave out ${text}`}
            onClick={() => leaveOut(text)}
          >
            ×
          </button>
        </li>
      ))}
    </ol>
  );
}

function pressKey(
  event: KeyboardEvent & { readonly currentTarget: HTMLOListElement },
  words: readonly ListedWord[],
  at: number,
): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const list = event.currentTarget;
  const word = words[at];
  if (event.key.toLowerCase() === 'x' && word !== undefined) {
    leaveOut(word.text);
    return;
  }
  const to = placeAfter(event.key, at, columnsOf(list));
  if (to === undefined) return;
  event.preventDefault();
  list.querySelectorAll('a')[Math.max(0, Math.min(to, words.length - 1))]?.focus();
}

function placeAfter(key: string, at: number, columns: number): number | undefined {
  const moves: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -columns,
    ArrowDown: columns,
  };
  if (key === 'Home') return 0;
  if (key === 'End') return Number.MAX_SAFE_INTEGER;
  const by = moves[key];
  return by === undefined ? undefined : at + by;
}

function columnsOf(list: HTMLElement): number {
  return getComputedStyle(list).gridTemplateColumns.split(' ').length;
}
