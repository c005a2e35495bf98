import type { ListedWord } from '@word-list/domain/api/client';
import { signal } from '@preact/signals';
import { follow } from '../address.ts';
import { choice } from '../choice/current.ts';
import { writeChoice } from '../choice/write-choice.ts';
import { leaveOut } from './leave-out.ts';

/** The word that keys act on. */
const current = signal(0);

/** From so many letters on a word takes two columns. */
const longWord = 15;

/** The words in columns. Arrows move, Enter opens, X leaves out. */
export function WordList({ words }: { readonly words: readonly ListedWord[] }) {
  const at = Math.min(current.value, words.length - 1);
  return (
    <ol class="words" id="words" onKeyDown={(event) => pressKey(event, words)}>
      {words.map(({ text }, place) => (
        <li key={text} class={text.length > longWord ? 'long' : undefined}>
          <a
            href={wordHref(text)}
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

/** A word's own page, with the words that it was found among. */
export function wordHref(text: string): string {
  return `/word/${encodeURIComponent(text)}?${writeChoice(choice.value)}`;
}

function pressKey(
  event: KeyboardEvent & { readonly currentTarget: HTMLOListElement },
  words: readonly ListedWord[],
): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const list = event.currentTarget;
  const at = current.peek();
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
