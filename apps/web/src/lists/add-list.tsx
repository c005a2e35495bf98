import { signal } from '@preact/signals';
import { ask, bodyOf } from '../api/ask.ts';
import { messageOf } from '../api/message-of.ts';
import { readListsAgain } from './operator-state.ts';

const problem = signal('');

/** Registers a list by its URL. Nothing is read or asked before somebody looks at its price. */
export function AddList() {
  return (
    <details class="add">
      <summary>Add a list</summary>
      <form class="form" onSubmit={submit}>
        <label>
          Address
          <input class="field" name="url" type="url" placeholder="https://example.org/words.txt" required />
        </label>
        <label>
          Name
          <input class="field" name="name" maxLength={100} required />
        </label>
        {problem.value !== '' && <p role="alert">{problem.value}</p>}
        <button class="main-button">Add</button>
        <p class="quiet small">
          One word a line, a table or a dictionary: the form is found by looking at the list.
        </p>
      </form>
    </details>
  );
}

function submit(event: SubmitEvent & { readonly currentTarget: HTMLFormElement }): void {
  event.preventDefault();
  const form = event.currentTarget;
  const given = Object.fromEntries(new FormData(form)) as { name: string; url: string };
  add(given).then(
    () => {
      problem.value = '';
      form.reset();
      readListsAgain();
    },
    (error: unknown) => (problem.value = messageOf(error)),
  );
}

async function add({ name, url }: { readonly name: string; readonly url: string }): Promise<void> {
  bodyOf(await ask().addSource({ body: { name, url, format: { kind: 'auto' } } }), 201);
}
