/** The objects of published views: bytes as they are. */
export interface ViewObjects {
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** Throws NotFound when there is no such object. */
  get(key: string): Promise<Uint8Array>;
  /** No effect when there is no such object. */
  remove(key: string): Promise<void>;
}

/** Makes bytes fewer for storing them, and as they were. */
export interface Packing {
  /** Of bytes in parts, one behind the other. */
  pack(parts: readonly Uint8Array[]): Promise<Uint8Array>;
  /** The bytes, in other parts. Reading them throws when these were not packed. */
  unpack(bytes: Uint8Array): AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}
