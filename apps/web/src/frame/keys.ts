import { signal } from '@preact/signals';

/** A key, what it does in words, and the doing. */
export interface Key {
  readonly key: string;
  readonly name: string;
  readonly act: () => void;
}

/** The keys of the page that is open. */
export const keys = signal<readonly Key[]>([]);

/** Whether the list of keys is open. */
export const areKeysShown = signal(false);

const place = 'word-list-keys';

/** Whether single keys do anything: somebody who dictates can switch them off. */
export const areKeysOn = signal(localStorage.getItem(place) !== 'off');

/** Switches them on or off, and remembers it. */
export function switchKeys(): void {
  areKeysOn.value = !areKeysOn.peek();
  localStorage.setItem(place, areKeysOn.peek() ? 'on' : 'off');
}

addEventListener('keydown', (event) => {
  if (!areKeysOn.peek() || isForOthers(event)) return;
  if (event.key === '?') areKeysShown.value = true;
  const pressed = keys.peek().find(({ key }) => key === event.key.toLowerCase());
  if (pressed === undefined) return;
  event.preventDefault();
  pressed.act();
});

/** A shortcut of the browser, something that is typed, or a key in a sheet. */
function isForOthers({ ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean {
  return ctrlKey || metaKey || altKey || isTyping(target) || document.querySelector('dialog[open]') !== null;
}

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !['checkbox', 'range'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
