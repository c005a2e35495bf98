import { effect, signal } from '@preact/signals';
import { ask, bodyOf, Refused, Silent } from './ask.ts';

/** Counts how often the words on the server were seen to have changed. */
export const growth = signal(0);

/** Whether the last look saw a change. */
export const isGrowing = signal(false);

const betweenLooks = 3000;
/** While whoever looks waits for the first words. */
const betweenFirstLooks = 1000;

let lastState: string | undefined;

/** Looks for changes while somebody may see them; oftener while nothing is there to be seen. */
export function watchGrowth(isEmpty: () => boolean): () => void {
  let timer: ReturnType<typeof setTimeout>;
  let isOver = false;
  const lookOn = async (): Promise<void> => {
    await look();
    if (!isOver) timer = setTimeout(() => void lookOn(), isEmpty() ? betweenFirstLooks : betweenLooks);
  };
  void lookOn();
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
}

/** Calls `act` with each change that is seen. */
export function onGrowth(act: () => void): void {
  effect(() => {
    if (growth.value > 0) act();
  });
}

async function look(): Promise<void> {
  if (document.hidden) return;
  const state = await readState();
  if (state === undefined) return;
  isGrowing.value = lastState !== undefined && lastState !== state;
  if (isGrowing.peek()) growth.value += 1;
  lastState = state;
}

/** Undefined when there is no answer: those who wait for words tell of that. */
async function readState(): Promise<string | undefined> {
  try {
    const { epoch, revision } = bodyOf(await ask().getHealth({}), 200);
    return `${epoch} ${revision}`;
  } catch (error) {
    if (error instanceof Silent || error instanceof Refused) return undefined;
    throw error;
  }
}
