export interface ResultBuffer<Item> {
  add(item: Item): void;
  /** Commits what is held; to be called at the end. Throws what a commit threw. */
  flush(): void;
}

export interface ResultBufferOptions<Item> {
  /** Stores a group in one transaction. */
  readonly commit: (items: readonly Item[]) => void;
  readonly size: number;
  /** Milliseconds that an item waits at most for others to join it. */
  readonly delayMs: number;
  /** Told when a commit that no caller waits for has failed. */
  readonly onFailure: (error: unknown) => void;
}

/** Groups results, because one transaction (one disk flush) per line would be a hundred times slower. */
export const makeResultBuffer = <Item>(options: ResultBufferOptions<Item>): ResultBuffer<Item> => {
  let held: Item[] = [];
  let timer: NodeJS.Timeout | undefined;

  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (held.length === 0) return;
    const group = held;
    held = [];
    options.commit(group);
  };
  const flushLater = (): void => {
    try {
      flush();
    } catch (error) {
      options.onFailure(error);
    }
  };

  return {
    add(item) {
      held.push(item);
      if (held.length >= options.size) flush();
      else timer ??= setTimeout(flushLater, options.delayMs);
    },
    flush,
  };
};
