/** Keeps each of many equal values once, under a number. */
export interface Dictionary<Value> {
  /** The number of what is written like this, a new one when needed. */
  idOf(written: string): number;
  /** How many numbers there are. */
  size(): number;
  /** How the value of a number is written. */
  writtenOf(id: number): string;
  /** Throws what reading the value throws. */
  valueOf(id: number): Value;
}

/** Values are read from how they are written when first asked for. */
export const makeDictionary = <Value>(read: (written: string) => Value): Dictionary<Value> => {
  const ids = new Map<string, number>();
  const texts: string[] = [];
  const values: Value[] = [];
  let last = { written: '', id: -1 };

  return {
    idOf(written) {
      // Neighbours are mostly alike: to compare is faster than to hash.
      if (last.id >= 0 && last.written === written) return last.id;
      const id = ids.get(written) ?? texts.length;
      if (id === texts.length) {
        ids.set(written, id);
        texts.push(written);
      }
      last = { written, id };
      return id;
    },
    size: () => texts.length,
    writtenOf: (id) => texts[id] ?? '',
    valueOf(id) {
      const known = values[id];
      if (known !== undefined) return known;
      const value = read(texts[id] ?? '');
      values[id] = value;
      return value;
    },
  };
};
