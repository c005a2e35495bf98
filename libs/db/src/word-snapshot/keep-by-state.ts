import { isSameState, type WordsState } from '@word-list/domain';

/** Reads again what every change of it gives another state of the words, only when there is one. What is read may be newer. */
export const keepByState = <Value>(
  state: () => Promise<WordsState>,
  read: () => Promise<Value>,
): (() => Promise<Value>) => {
  let kept: { readonly at: WordsState; readonly value: Promise<Value> } | undefined;

  return async () => {
    const at = await state();
    if (kept !== undefined && isSameState(kept.at, at)) return kept.value;
    const reading = { at, value: read() };
    kept = reading;
    reading.value.catch(() => {
      if (kept === reading) kept = undefined;
    });
    return reading.value;
  };
};
