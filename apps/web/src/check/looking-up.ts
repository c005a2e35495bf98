import { signal } from '@preact/signals';
import type { ListCheck } from '@word-list/domain/api/client';
import { ask, bodyOf } from '../api/ask.ts';
import { messageOf } from '../api/message-of.ts';
import { listText, listWords } from './check-state.ts';

/** What the server knows of the words of the list: nothing is asked before somebody presses. */
export type LookedUp =
  | { readonly state: 'unasked' | 'asking' }
  | { readonly state: 'failed'; readonly message: string }
  | { readonly state: 'known'; readonly check: ListCheck };

export const lookedUp = signal<LookedUp>({ state: 'unasked' });

let giveUp = new AbortController();

/** Sends the words to be looked up. They are not stored. */
export async function lookUp(): Promise<void> {
  giveUp = new AbortController();
  const { signal: given } = giveUp;
  lookedUp.value = { state: 'asking' };
  try {
    const check = bodyOf(await ask(given).checkWords({ body: { words: listWords.peek() } }), 200);
    if (!given.aborted) lookedUp.value = { state: 'known', check };
  } catch (error) {
    if (!given.aborted) lookedUp.value = { state: 'failed', message: messageOf(error) };
  }
}

// Consent is for the list that was there.
listText.subscribe(() => {
  giveUp.abort();
  lookedUp.value = { state: 'unasked' };
});
