import { signal } from '@preact/signals';
import { readText } from '@word-list/domain/read-list';
import { checkList, finishInSlices, type ListReport } from '@word-list/domain/word-sets';
import { figure } from '../figures.ts';
import { Report } from './report.tsx';

/** What is known of the list: its report, or how far the check is. */
const report = signal<ListReport | undefined>(undefined);
const progress = signal('');

/** Says of a list that somebody brings along what it is. Nothing leaves the browser. */
export function CheckPage() {
  return (
    <main class="plain-page" id="main">
      <h1>Check a list</h1>
      <p>Paste or drop a list, one word a line. It stays in this browser.</p>
      <textarea
        class="field paste"
        aria-label="List to check"
        rows={8}
        spellcheck={false}
        onInput={(event) => checkSoon(event.currentTarget.value)}
        onDragOver={(event) => event.preventDefault()}
        onDrop={drop}
      />
      <p class="quiet" role="status">
        {progress.value}
      </p>
      {report.value !== undefined && <Report report={report.value} />}
    </main>
  );
}

function drop(event: DragEvent & { readonly currentTarget: HTMLTextAreaElement }): void {
  const file = event.dataTransfer?.files[0];
  if (file === undefined) return;
  event.preventDefault();
  const field = event.currentTarget;
  void file.text().then((text) => {
    field.value = text;
    checkSoon(text);
  });
}

const restMilliseconds = 200;
let waiting: ReturnType<typeof setTimeout> | undefined;
/** Only the last text is checked to its end. */
let latest = 0;

function checkSoon(text: string): void {
  clearTimeout(waiting);
  latest += 1;
  waiting = setTimeout(() => void check(text, latest), restMilliseconds);
}

async function check(text: string, number: number): Promise<void> {
  const words = readText(text).words.map((word) => ({ text: word }));
  if (words.length === 0) {
    report.value = undefined;
    progress.value = '';
    return;
  }
  progress.value = `Checking ${figure(words.length)} words …`;
  const found = await finishInSlices(checkList(words), { pause: () => pauseUnless(number) }).catch(
    ifReplaced,
  );
  if (found === undefined || number !== latest) return;
  report.value = found;
  progress.value = `${figure(found.words)} words checked.`;
}

/** The text was replaced by another while it was checked. */
class Replaced extends Error {
  override readonly name = 'Replaced';
}

async function pauseUnless(number: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  if (number !== latest) throw new Replaced();
}

function ifReplaced(error: unknown): undefined {
  if (!(error instanceof Replaced)) throw error;
}
