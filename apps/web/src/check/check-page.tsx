import { SilenceNote } from '../frame/silence-note.tsx';
import { listText, progress, report, takeText } from './check-state.ts';
import { LookUp } from './look-up.tsx';
import { Proposal } from './proposal.tsx';
import { Report } from './report.tsx';

/** Says of a list that somebody brings along what it is. Nothing leaves the browser unless its owner has it looked up. */
export function CheckPage() {
  const { value: known } = report;
  return (
    <main class="plain-page check-page" id="main">
      <h1>Check a list</h1>
      <p>Paste or drop a list, one word a line. It stays in this browser.</p>
      <div class="messages">
        <SilenceNote />
      </div>
      <textarea
        class="field paste"
        aria-label="List to check"
        rows={known === undefined ? 12 : 6}
        spellcheck={false}
        value={listText.value}
        onInput={(event) => takeText(event.currentTarget.value)}
        onDragOver={(event) => event.preventDefault()}
        onDrop={drop}
      />
      <p class="quiet" role="status">
        {progress.value}
      </p>
      {known !== undefined && (
        <div class="halves">
          <section aria-label="What it is">
            <h2>What it is</h2>
            <Report report={known} />
            <Proposal />
          </section>
          <section aria-label="What is in it">
            <h2>What is in it</h2>
            <LookUp />
          </section>
        </div>
      )}
    </main>
  );
}

function drop(event: DragEvent): void {
  const file = event.dataTransfer?.files[0];
  if (file === undefined) return;
  event.preventDefault();
  void file.text().then(takeText);
}
