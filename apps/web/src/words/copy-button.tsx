import { choice } from '../choice/current.ts';
import { figure } from '../figures.ts';
import { copyText } from './copy-text.ts';
import { fetchAllWords } from './export-words.ts';
import { found } from './finding.ts';
import { isSettled, listSize } from './list-size.ts';
import { say } from './notice.ts';

/** Copies the whole list, one word a line. */
export function CopyButton() {
  const size = listSize.value;
  return (
    <button type="button" class="main-button" title="C" disabled={size === 0} onClick={() => void copyList()}>
      <span key={size}>Copy {size === undefined ? ' ' : figure(size)}</span>
    </button>
  );
}

/** Copies the words of the present choice. */
export async function copyList(): Promise<void> {
  const shown = found.peek();
  // Whoever is quick presses before the words of the present choice have come.
  const isWhole = shown !== undefined && !shown.hasMore && isSettled.peek();
  const words = isWhole ? shown.words.map(({ text }) => text) : await fetchAllWords(choice.peek());
  await copyText(words.join('\n'));
  say(`${figure(words.length)} words copied.`);
}
