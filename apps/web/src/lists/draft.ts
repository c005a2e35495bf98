import { computed, signal } from '@preact/signals';
import { readText } from '@word-list/domain/read-list';
import type { RunEstimate, Source } from '@word-list/domain/api/client';
import { ask, bodyOf } from '../api/ask.ts';
import { messageOf } from '../api/message-of.ts';
import { readListsAgain } from './operator-state.ts';

/** A list that somebody is about to add. */
export interface Draft {
  readonly name: string;
  /** Where it is, or empty where it is pasted. */
  readonly url: string;
  readonly text: string;
}

const nothing: Draft = { name: '', url: '', text: '' };

/** What was typed, pasted or dropped: it has not left the browser. */
export const draft = signal<Draft>(nothing);

/** The pasted text, as a run would read it. */
export const pasted = computed(() =>
  draft.value.text.trim() === '' ? undefined : readText(draft.value.text),
);

/** A source that was just registered, and what a run of it would cost. */
export const looked = signal<{ readonly source: Source; readonly estimate: RunEstimate } | undefined>(
  undefined,
);

/** What is being done, or went wrong. */
export const draftState = signal('');

/** Takes a file that was dropped or chosen. */
export async function takeFile(file: File): Promise<void> {
  const { name } = draft.peek();
  const text = await file.text();
  draft.value = { url: '', text, name: name === '' ? file.name : name };
}

/** Lines that hold several words, as `usb-c cable` does: they are terms, and no words. */
export const terms = computed((): ReadonlySet<number> => {
  const { rejects, readAs } = pasted.value ?? { rejects: [], readAs: '' };
  const isPlain = readAs === 'one word a line';
  return new Set(
    rejects
      .filter(({ reason, text }) => isPlain && reason === 'not_a_word' && /\S\s+\S/u.test(text))
      .map(({ line }) => line),
  );
});

/** Puts each word of such a line into a line of its own. */
export function splitTerms(): void {
  const { text } = draft.peek();
  const lines = text.split(/\r\n|\r|\n/u);
  const split = lines.map((line, place) =>
    terms.peek().has(place + 1) ? line.trim().split(/\s+/u).join('\n') : line,
  );
  draft.value = { ...draft.peek(), text: split.join('\n') };
}

/** Registers the list and asks what a run would read and cost. Nothing is scored. */
export async function look(): Promise<void> {
  const { url, text, name } = draft.peek();
  const source = text.trim() === '' ? { url } : { text };
  await attempt('Reading the list …', async () => {
    const body = { name: name.trim() === '' ? nameOf(draft.peek()) : name.trim(), ...source };
    const added = bodyOf(await ask().addSource({ body: { ...body, format: { kind: 'auto' } } }), 201);
    try {
      looked.value = { source: added, estimate: await estimate(added.id) };
    } catch (error) {
      // A list that cannot be read is none that somebody wants to keep.
      await ask().removeSource({ path: { id: added.id } });
      throw error;
    }
    readListsAgain();
  });
}

/** Takes the registered list back: it is not what was meant. */
export async function takeBack(): Promise<void> {
  const { source } = looked.peek() ?? {};
  if (source === undefined) return;
  await attempt('Taking it back …', async () => {
    bodyOf(await ask().removeSource({ path: { id: source.id } }), 204);
    looked.value = undefined;
    readListsAgain();
  });
}

/** It was added: the form is empty again. */
export function finishDraft(): void {
  draft.value = nothing;
  looked.value = undefined;
}

/** What a run of a source would read, ask and cost. */
export async function estimate(id: string): Promise<RunEstimate> {
  return bodyOf(await ask().startRun({ path: { id }, query: { dryRun: true }, body: {} }), 200);
}

async function attempt(what: string, work: () => Promise<void>): Promise<void> {
  draftState.value = what;
  try {
    await work();
    draftState.value = '';
  } catch (error) {
    draftState.value = messageOf(error);
  }
}

function nameOf({ url, text }: Draft): string {
  if (text.trim() !== '') return 'Pasted list';
  return url.split('/').at(-1)?.split('?')[0] ?? url;
}
