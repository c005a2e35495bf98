import { signal } from '@preact/signals';

/** When the API last answered, in milliseconds since 1970; undefined before it has. */
export const lastAnswer = signal<number | undefined>(undefined);

/** Why there is no answer: no network, nobody there, or too many who ask. */
export type SilenceReason = 'offline' | 'away' | 'busy';

/** Why the last question stayed without an answer; undefined where it was answered. */
export const silence = signal<SilenceReason | undefined>(undefined);

/** Grows whenever it is time to ask again what stayed without an answer. */
export const asksAgain = signal(0);

const firstWait = 2000;
const longestWait = 30_000;
let wait = firstWait;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Asks again, now. */
export function askAgain(): void {
  clearTimeout(timer);
  timer = undefined;
  asksAgain.value += 1;
}

/** An answer came. */
export function noteAnswer(): void {
  lastAnswer.value = Date.now();
  silence.value = undefined;
  wait = firstWait;
}

/** None came: asks again by itself, after longer and longer times. */
export function noteSilence(reason: SilenceReason): void {
  silence.value = reason;
  if (timer !== undefined) return;
  timer = setTimeout(askAgain, wait);
  wait = Math.min(wait * 2, longestWait);
}

addEventListener('online', askAgain);
