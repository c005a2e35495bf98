import { Dialog } from './dialog.tsx';
import { areKeysOn, areKeysShown, keys, switchKeys } from './keys.ts';

const others = [
  ['← →', 'in a scale: one bar · in the words: move'],
  ['PgUp PgDn', 'in a scale: a whole step'],
  ['Home End', 'to the ends'],
  ['Shift ← →', 'in a scale: both ends at once'],
  ['Delete', 'in a scale: clear it'],
  ['Enter, x', 'on a word: open it, leave it out'],
  ['?', 'these keys'],
  ['Esc', 'close'],
] as const;

/** All keys, and the switch for those that are single letters. */
export function KeysSheet() {
  if (!areKeysShown.value) return null;
  const close = (): void => {
    areKeysShown.value = false;
  };
  return (
    <Dialog label="Keys" kind="middle" onClose={close}>
      <div class="sheet-head">
        <h2>Keys</h2>
        <button type="button" class="link" onClick={close}>
          Close
        </button>
      </div>
      <dl class="keys">
        {keys.value.map(({ key, name }) => (
          <KeyRow key={key} keyName={key} name={name} />
        ))}
        {others.map(([key, name]) => (
          <KeyRow key={key} keyName={key} name={name} />
        ))}
      </dl>
      <label class="check">
        <input type="checkbox" checked={areKeysOn.value} onChange={switchKeys} /> Single letters act
      </label>
    </Dialog>
  );
}

function KeyRow({ keyName, name }: { readonly keyName: string; readonly name: string }) {
  return (
    <div>
      <dt>
        <kbd>{keyName}</kbd>
      </dt>
      <dd>{name}</dd>
    </div>
  );
}
