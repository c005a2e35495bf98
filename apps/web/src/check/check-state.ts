import { computed, signal } from '@preact/signals';
import { readText } from '@word-list/domain/read-list';
import { checkList, finishInSlices, type ListReport } from '@word-list/domain/word-sets';
import { figure } from '../figures.ts';

/** What was pasted or dropped, as it stands in the field. */
export const listText = signal('');

/** Its words, as a source of words is read. */
export const listWords = computed(() => readText(listText.value).words);

/** What is known of the list, and how far the check is. */
export const report = signal<ListReport | undefined>(undefined);
export const progress = signal('');

const restMilliseconds = 200;
let waiting: ReturnType<typeof setTimeout> | undefined;
/** Only the last text is worked on to its end. */
let latest = 0;

/** Takes another text, and checks it after a rest. */
export function takeText(text: string): void {
  listText.value = text;
  clearTimeout(waiting);
  latest += 1;
  waiting = setTimeout(() => void check(latest), restMilliseconds);
}

/** Something to do with the present text, in slices; undefined where another text came in the meantime. */
export async function workOnText<Result>(
  work: Parameters<typeof finishInSlices<Result>>[0],
): Promise<Result | undefined> {
  const number = latest;
  const pause = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve));
    if (number !== latest) throw new Replaced();
  };
  const found = await finishInSlices(work, { pause }).catch(ifReplaced);
  return number === latest ? found : undefined;
}

async function check(number: number): Promise<void> {
  const words = listWords.peek().map((text) => ({ text }));
  if (words.length === 0) {
    report.value = undefined;
    progress.value = '';
    return;
  }
  progress.value = `Checking ${figure(words.length)} words …`;
  const found = await workOnText(checkList(words));
  if (found === undefined || number !== latest) return;
  report.value = found;
  progress.value = `${figure(found.words)} words checked.`;
}

/** The text was replaced by another while it was worked on. */
class Replaced extends Error {
  override readonly name = 'Replaced';
}

function ifReplaced(error: unknown): undefined {
  if (!(error instanceof Replaced)) throw error;
}
