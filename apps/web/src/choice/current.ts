import { computed, signal } from '@preact/signals';
import { address, go } from '../address.ts';
import type { Choice } from './choice.ts';
import { readChoice, type Reading } from './read-choice.ts';
import { writeChoice } from './write-choice.ts';

/** Whether the page is one that shows words. */
export const isAmongWords = computed(() => /^\/(word\/|$)/u.test(address.value.path));

let lastReading: Reading = readChoice('');

/** What the address asks for; on other pages what the last address of words did. */
export const reading = computed(() => {
  if (isAmongWords.value) lastReading = readChoice(address.value.search);
  return lastReading;
});

/** What somebody is pulling at, before it is a step of history. */
const draft = signal<Choice | undefined>(undefined);

/** What is chosen now. */
export const choice = computed(() => draft.value ?? reading.value.choice);

/** What words are asked for: the choice as of the last rest. */
export const restedChoice = signal(choice.peek());

const restMilliseconds = 120;
let resting: ReturnType<typeof setTimeout> | undefined;

/** Changes the choice as one step of history. */
export function choose(change: Partial<Choice>): void {
  go(hrefOf({ ...choice.peek(), ...change }));
}

/** Changes the choice while something is being pulled: no step of history, and words follow after a short rest. */
export function pull(change: Partial<Choice>): void {
  draft.value = { ...choice.peek(), ...change };
  clearTimeout(resting);
  resting = setTimeout(rest, restMilliseconds);
}

/** Makes what was pulled a step of history. */
export function letGo(): void {
  if (draft.peek() !== undefined) choose({});
}

/** The address of a choice: another one than somebody shared. */
export function hrefOf(of: Choice): string {
  return `/?${writeChoice({ ...of, was: '' })}`;
}

// An address replaces what was pulled, and is asked for at once.
address.subscribe(() => {
  clearTimeout(resting);
  draft.value = undefined;
  rest();
});

function rest(): void {
  const now = choice.peek();
  if (writeChoice(now) !== writeChoice(restedChoice.peek())) restedChoice.value = now;
}
