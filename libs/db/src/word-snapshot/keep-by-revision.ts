/** Reads again what every change of it gives a new data revision, only when there is one. What is read may be newer. */
export const keepByRevision = <Value>(
  revision: () => Promise<bigint>,
  read: () => Promise<Value>,
): (() => Promise<Value>) => {
  let kept: { readonly at: bigint; readonly value: Promise<Value> } | undefined;

  return async () => {
    const at = await revision();
    if (kept?.at === at) return kept.value;
    const reading = { at, value: read() };
    kept = reading;
    reading.value.catch(() => {
      if (kept === reading) kept = undefined;
    });
    return reading.value;
  };
};
