import { signal } from '@preact/signals';

/** When the API last answered, in milliseconds since 1970; undefined before it has. */
export const lastAnswer = signal<number | undefined>(undefined);

/** Whether the last question stayed without an answer. */
export const isSilent = signal(false);

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
  isSilent.value = false;
  wait = firstWait;
}

/** None came: asks again by itself, after longer and longer times. */
export function noteSilence(): void {
  isSilent.value = true;
  if (timer !== undefined) return;
  timer = setTimeout(askAgain, wait);
  wait = Math.min(wait * 2, longestWait);
}

addEventListener('online', askAgain);
