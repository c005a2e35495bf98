import type { Signal } from '@preact/signals';
import type { RefObject } from 'preact';
import type { AttributeName } from '@word-list/domain/vocabulary';
import { messageOf } from '../api/message-of.ts';
import { token } from '../sign-in/token.ts';
import { correct } from './correct.ts';

/** One way to decide on a word: by a key or a press. */
export interface Way {
  readonly key: string;
  readonly name: string;
  readonly score: number;
  readonly reason: string;
}

/** A word to decide on. */
export interface Open {
  readonly text: string;
  readonly note: string;
  readonly ways: readonly Way[];
}

/** What was decided on a word, and how to take it back. */
interface Decided {
  readonly score: number;
  readonly takeBack: () => Promise<void>;
}

/** Words to decide on, how far that is, and where it is on screen. */
export interface DecisionList {
  readonly scale: AttributeName;
  readonly words: readonly Open[];
  /** The place of the word that keys act on. */
  readonly at: Signal<number>;
  readonly decided: Signal<Readonly<Record<string, Decided>>>;
  readonly problem: Signal<string>;
  /** The word whose score is being typed. */
  readonly edited: Signal<string | undefined>;
  readonly root: RefObject<HTMLOListElement | null>;
}

/** Arrows move, a way's key takes it, E gives another score, U takes back. */
export function pressKey(event: KeyboardEvent, list: DecisionList): void {
  const { key, ctrlKey, metaKey, altKey } = event;
  if (ctrlKey || metaKey || altKey) return;
  const place = list.at.peek();
  const move = moves[key];
  const word = list.words[place];
  const act =
    move === undefined
      ? word && token.peek() !== undefined
        ? actionOf(key.toLowerCase(), word, list)
        : undefined
      : () => focusOn(list, place + move);
  if (act === undefined) return;
  event.preventDefault();
  act();
}

const moves: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 };

/** Keeps the score, and goes on to the next word. */
export function decide(word: Open, list: DecisionList, { score, reason }: Omit<Way, 'key' | 'name'>): void {
  const { text } = word;
  focusOn(list, list.words.indexOf(word) + 1);
  attempt(list, async () => {
    const back = await correct({ text, scale: list.scale, score, reason });
    list.decided.value = { ...list.decided.peek(), [text]: { score, takeBack: back } };
  });
}

/** Takes back what was decided on a word. */
export function takeBack(word: Open, list: DecisionList): void {
  const done = list.decided.peek()[word.text];
  if (done === undefined) return;
  focusOn(list, list.words.indexOf(word));
  attempt(list, async () => {
    await done.takeBack();
    const { [word.text]: _, ...others } = list.decided.peek();
    list.decided.value = others;
  });
}

/** Moves the focus to a word of the list, or the one nearest to that place. */
export function focusOn({ words, root }: DecisionList, place: number): void {
  const at = Math.max(0, Math.min(place, words.length - 1));
  root.current?.querySelectorAll('a')[at]?.focus();
}

function actionOf(key: string, word: Open, list: DecisionList): (() => void) | undefined {
  if (key === 'u') return () => takeBack(word, list);
  if (key === 'e') return () => (list.edited.value = word.text);
  const way = word.ways.find((one) => one.key === key);
  return way && (() => decide(word, list, way));
}

function attempt(list: DecisionList, work: () => Promise<void>): void {
  list.problem.value = '';
  work().catch((error: unknown) => (list.problem.value = messageOf(error)));
}
