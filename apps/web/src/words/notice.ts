import { signal } from '@preact/signals';

/** Something that was done, and how to take it back. */
export interface Notice {
  readonly text: string;
  readonly undo?: () => void;
}

/** The last of them, until it is old. */
export const notice = signal<Notice | undefined>(undefined);

const shownMilliseconds = 8000;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Tells what was done. */
export function say(text: string, undo?: () => void): void {
  clearTimeout(timer);
  notice.value = { text, ...(undo && { undo }) };
  timer = setTimeout(() => (notice.value = undefined), shownMilliseconds);
}

/** Takes back what the notice tells of. */
export function undo(): void {
  const { undo: back } = notice.peek() ?? {};
  notice.value = undefined;
  back?.();
}
