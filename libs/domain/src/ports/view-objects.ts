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
  pack(bytes: Uint8Array): Promise<Uint8Array>;
  /** Throws when these were not packed, or would be more than any view has. */
  unpack(bytes: Uint8Array): Promise<Uint8Array>;
}
