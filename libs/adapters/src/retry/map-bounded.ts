/**
 * Runs `work` on each item, at most `limit` at a time, and gives the results in the order of the items. When one
 * fails no further one is begun; those under way are waited for, then the first error is thrown.
 */
export const mapBounded = async <Item, Result>(
  items: readonly Item[],
  limit: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> => {
  const results = new Map<number, Result>();
  const queue = items.entries();
  let failure: { readonly error: unknown } | undefined;

  const worker = async (): Promise<void> => {
    for (const [index, item] of queue) {
      if (failure !== undefined) return;
      try {
        results.set(index, await work(item));
      } catch (error) {
        failure ??= { error };
      }
    }
  };

  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
  if (failure !== undefined) throw failure.error;
  return [...results].sort(([a], [b]) => a - b).map(([, result]) => result);
};
