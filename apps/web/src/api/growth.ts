import { effect, signal } from '@preact/signals';
import { ask, bodyOf, Refused, Silent } from './ask.ts';

/** Counts how often the words on the server were seen to have changed. */
export const growth = signal(0);

const betweenLooks = 3000;
let lastRevision: number | undefined;

/** Looks for changes while somebody may see them. */
export function watchGrowth(): () => void {
  const timer = setInterval(() => void look(), betweenLooks);
  void look();
  return () => clearInterval(timer);
}

/** Calls `act` with each change that is seen. */
export function onGrowth(act: () => void): void {
  effect(() => {
    if (growth.value > 0) act();
  });
}

async function look(): Promise<void> {
  if (document.hidden) return;
  const revision = await readRevision();
  if (revision === undefined) return;
  if (lastRevision !== undefined && lastRevision !== revision) growth.value += 1;
  lastRevision = revision;
}

/** Undefined when there is no answer: those who wait for words tell of that. */
async function readRevision(): Promise<number | undefined> {
  try {
    return bodyOf(await ask().getHealth({}), 200).revision;
  } catch (error) {
    if (error instanceof Silent || error instanceof Refused) return undefined;
    throw error;
  }
}
