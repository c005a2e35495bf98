import { computed, signal } from '@preact/signals';
import { listParameters, type Choice } from '../choice/choice.ts';
import { restedChoice } from '../choice/current.ts';

/** A list that somebody pasted or dropped. It leaves the browser when they have it looked up, and not before. */
export interface OwnList {
  readonly words: readonly string[];
  readonly isSent: boolean;
}

/** The lists of this tab, by their names in addresses. */
export const ownLists = signal<Readonly<Record<string, OwnList>>>({});

/** The lists of a choice that are somebody's own. */
export function ownNames(of: Choice): readonly string[] {
  return listParameters.flatMap((name) => of[name]).filter((name) => name.startsWith('~'));
}

/** The own lists of the present choice that are not in this browser. */
export const missing = computed(() =>
  ownNames(restedChoice.value).filter((name) => ownLists.value[name] === undefined),
);

/** Those that are here, and whose owner has not said that they may be sent. */
export const unsent = computed(() =>
  ownNames(restedChoice.value).filter((name) => ownLists.value[name]?.isSent === false),
);

/** Keeps a pasted list in this tab. Gives its name in addresses: its hash. Throws where the browser has no hashes. */
export async function keepOwn(text: string): Promise<string> {
  const { readText } = await import('../late.ts');
  const words = [...new Set(readText(text).words)];
  const name = await nameOf(words);
  ownLists.value = { ...ownLists.peek(), [name]: ownLists.peek()[name] ?? { words, isSent: false } };
  return name;
}

/** Their owner has them looked up. */
export function sendOwn(names: readonly string[]): void {
  const known = ownLists.peek();
  const sent = names.map((name): readonly [string, OwnList] => [
    name,
    { words: known[name]?.words ?? [], isSent: true },
  ]);
  ownLists.value = { ...known, ...Object.fromEntries<OwnList>(sent) };
}

/** The first eight digits of the SHA-256 of the words, one a line, as the API names them. */
async function nameOf(words: readonly string[]): Promise<string> {
  const bytes = new TextEncoder().encode(words.map((word) => `${word}\n`).join(''));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return `~${[...digest.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
