import { countOf } from '../figures.ts';
import { draft, draftState, look, looked, pasted, splitTerms, takeBack, takeFile, terms } from './draft.ts';
import { ListEstimate, PreviewedWords, RejectedLines } from './preview.tsx';
import { ScoreList } from './score-list.tsx';

/** Adds a list by address, file or paste. What it holds is shown before anything is stored, its price before it is scored. */
export function AddList({ isFirst }: { readonly isFirst: boolean }) {
  return (
    <details class="add" open={isFirst || undefined}>
      <summary>Add a list</summary>
      {looked.value === undefined ? <DraftForm /> : <Looked />}
      {draftState.value !== '' && <p role="status">{draftState.value}</p>}
    </details>
  );
}

function DraftForm() {
  const { name, url, text } = draft.value;
  const isPasted = text.trim() !== '';
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        void look();
      }}
    >
      <TextField />
      <FileField />
      {!isPasted && <AddressField />}
      <PastedPreview />
      <label>
        Name
        <input
          class="field"
          maxLength={100}
          placeholder={isPasted ? 'Pasted list' : 'That of the file'}
          value={name}
          onInput={(event) => (draft.value = { ...draft.peek(), name: event.currentTarget.value })}
        />
      </label>
      <button class="main-button" disabled={!isPasted && url === ''}>
        {isPasted ? 'Send it and show the price' : 'Read it and show the price'}
      </button>
    </form>
  );
}

function TextField() {
  return (
    <label>
      Words
      <textarea
        class="field paste"
        rows={5}
        spellcheck={false}
        placeholder="Paste words or drop a file: one a line, a table, or a dictionary"
        value={draft.value.text}
        onInput={(event) => (draft.value = { ...draft.peek(), text: event.currentTarget.value })}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          const file = event.dataTransfer?.files[0];
          if (file === undefined) return;
          event.preventDefault();
          void takeFile(file);
        }}
      />
    </label>
  );
}

function AddressField() {
  return (
    <label>
      or its address
      <input
        class="field"
        type="url"
        placeholder="https://example.org/words.txt"
        value={draft.value.url}
        onInput={(event) => (draft.value = { ...draft.peek(), url: event.currentTarget.value })}
      />
    </label>
  );
}

function FileField() {
  return (
    <label class="file">
      or choose a file
      <input
        class="hidden"
        type="file"
        accept=".txt,.csv,.tsv,.dic,text/*"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file !== undefined) void takeFile(file);
        }}
      />
    </label>
  );
}

/** What is in the text, while it is in the browser alone. */
function PastedPreview() {
  const list = pasted.value;
  if (list === undefined) return null;
  const distinct = new Set(list.words);
  const repeats = list.words.length - distinct.size;
  return (
    <div class="preview" role="status">
      <p>
        {countOf(distinct.size, 'word')}, read as {list.readAs}
        {repeats > 0 && `; ${countOf(repeats, 'repeat')}`}. It stays in this browser until you send it.
      </p>
      <PreviewedWords words={[...distinct]} />
      {terms.value.size > 0 && (
        <p>
          {countOf(terms.value.size, 'line')} hold several words.{' '}
          <button type="button" class="link" onClick={splitTerms}>
            Split terms into words
          </button>
        </p>
      )}
      <RejectedLines
        title={`${countOf(list.rejects.length, 'line')} without a word`}
        rejects={list.rejects}
      />
    </div>
  );
}

/** The registered list: what a run would read, ask and cost, and what can be done with it. */
function Looked() {
  const { source, estimate } = looked.value ?? {};
  if (source === undefined || estimate === undefined) return null;
  return (
    <>
      <h2>{source.name}</h2>
      <PreviewedWords words={estimate.first} />
      <ListEstimate estimate={estimate} />
      <ScoreList source={source} known={estimate} />
      <p>
        <button type="button" class="link" onClick={() => void takeBack()}>
          Not this one
        </button>
      </p>
    </>
  );
}
