/** Few, as in the trie. */
const firstEntries = 32;

/** Numbers under 32-bit keys, many under one key, in little memory. */
export class HashMultimap {
  #heads = new Int32Array(2 * firstEntries).fill(-1);
  #keys = new Int32Array(firstEntries);
  #values = new Int32Array(firstEntries);
  #next = new Int32Array(firstEntries);
  #count = 0;

  add(key: number, value: number): void {
    if (this.#count === this.#keys.length) this.#grow();
    this.#keys[this.#count] = key;
    this.#values[this.#count] = value;
    this.#link(this.#count);
    this.#count += 1;
  }

  /** The newest entry under a key; -1 if there is none. */
  first(key: number): number {
    return this.#onward(this.#heads[this.#slotOf(key)] as number, key);
  }

  /** The entry under the same key that was added before this one; -1 if there is none. */
  previous(entry: number): number {
    return this.#onward(this.#next[entry] as number, this.#keys[entry] as number);
  }

  valueOf(entry: number): number {
    return this.#values[entry] as number;
  }

  #onward(from: number, key: number): number {
    let entry = from;
    while (entry !== -1 && this.#keys[entry] !== (key | 0)) entry = this.#next[entry] as number;
    return entry;
  }

  #slotOf(key: number): number {
    return (Math.imul(key ^ (key >>> 16), 0x9e3779b1) >>> 8) & (this.#heads.length - 1);
  }

  #link(entry: number): void {
    const slot = this.#slotOf(this.#keys[entry] as number);
    this.#next[entry] = this.#heads[slot] as number;
    this.#heads[slot] = entry;
  }

  #grow(): void {
    const grown = (column: Int32Array): Int32Array<ArrayBuffer> => {
      const longer = new Int32Array(column.length * 2);
      longer.set(column);
      return longer;
    };
    this.#keys = grown(this.#keys);
    this.#values = grown(this.#values);
    this.#next = grown(this.#next);
    this.#heads = new Int32Array(this.#heads.length * 2).fill(-1);
    for (let entry = 0; entry < this.#count; entry += 1) this.#link(entry);
  }
}
