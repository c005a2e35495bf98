import { signal } from '@preact/signals';
import { choice, choose } from '../choice/current.ts';
import { countOf } from '../figures.ts';
import { keepOwn, missing, ownLists, sendOwn, unsent } from './own-lists.ts';

/** What was dropped instead of the list that the address names. */
const another = signal<string | undefined>(undefined);

/** What a list of somebody's own needs: its words, or its owner's consent. */
export function OwnListNote() {
  const [name] = missing.value;
  if (name !== undefined) return <Missing name={name} />;
  return unsent.value.length > 0 ? <Consent names={unsent.value} /> : null;
}

/** Takes a list of somebody's own: pasted, dropped, or chosen. */
export function OwnListField({ onText }: { readonly onText: (text: string) => void }) {
  return (
    <textarea
      class="field"
      rows={2}
      spellcheck={false}
      aria-label="A list of your own"
      placeholder="Your own list: paste or drop it"
      onChange={(event) => onText(event.currentTarget.value)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        const file = event.dataTransfer?.files[0];
        if (file === undefined) return;
        event.preventDefault();
        void file.text().then(onText);
      }}
    />
  );
}

function Missing({ name }: { readonly name: string }) {
  const { value: other } = another;
  const take = async (text: string): Promise<void> => {
    const kept = await keepOwn(text);
    another.value = kept === name ? undefined : kept;
  };
  return (
    <div class="note" role="status">
      This address uses a list that stayed in its owner’s browser. Drop the same file.
      <OwnListField onText={(text) => void take(text)} />
      {other !== undefined && (
        <p>
          That is another list, of {countOf(ownLists.value[other]?.words.length ?? 0, 'word')}.{' '}
          <button type="button" class="link" onClick={() => useInstead(name, other)}>
            Use it instead
          </button>
        </p>
      )}
    </div>
  );
}

function useInstead(name: string, other: string): void {
  const { list, inAll, notList, has } = choice.peek();
  const change = (names: readonly string[]) => names.map((one) => (one === name ? other : one));
  another.value = undefined;
  choose({ list: change(list), inAll: change(inAll), notList: change(notList), has: change(has) });
}

function Consent({ names }: { readonly names: readonly string[] }) {
  const count = names.reduce((sum, name) => sum + (ownLists.value[name]?.words.length ?? 0), 0);
  return (
    <div class="note" role="status">
      Your {countOf(count, 'word')} would go to this server to be looked up. Not stored.{' '}
      <button type="button" class="link" onClick={() => sendOwn(names)}>
        Look up
      </button>{' '}
      <button type="button" class="link" onClick={() => stayHere(names)}>
        Stay here
      </button>
    </div>
  );
}

/** Without consent the list is no part of the choice. */
function stayHere(names: readonly string[]): void {
  const { list, inAll, notList, has } = choice.peek();
  const without = (all: readonly string[]) => all.filter((name) => !names.includes(name));
  choose({ list: without(list), inAll: without(inAll), notList: without(notList), has: without(has) });
}
