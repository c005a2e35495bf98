export interface Isolated<Result> {
  readonly results: readonly Result[];
  readonly errors: readonly unknown[];
}

/** Maps all items, a few at a time. One that fails delays no other; its error is returned beside the results. */
export const mapIsolated = async <Item, Result>(
  items: readonly Item[],
  concurrency: number,
  map: (item: Item) => Promise<Result>,
): Promise<Isolated<Result>> => {
  const results: Result[] = [];
  const errors: unknown[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) {
      try {
        results.push(await map(items[index] as Item));
      } catch (error) {
        errors.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, items.length) }, work));
  return { results, errors };
};

/** Throws what went wrong, if anything did. */
export const throwAll = (errors: readonly unknown[], what: string): void => {
  if (errors.length === 1) throw errors[0];
  if (errors.length > 1) throw new AggregateError(errors, `${what}: ${String(errors.length)} failures`);
};
