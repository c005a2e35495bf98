/** Bytes that come in pieces of any size. */
export type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** Reads them from the first to the last. */
export interface ByteReader {
  /** Fills all of `into` with the bytes that follow; false when there are fewer. */
  fill(into: Uint8Array): Promise<boolean>;
  /** True when no byte follows. */
  isAtEnd(): Promise<boolean>;
  /** Reads no more. */
  close(): Promise<void>;
}

/** Holds no more than one piece at a time. */
export const makeByteReader = (chunks: Chunks): ByteReader => {
  const iterator =
    Symbol.asyncIterator in chunks ? chunks[Symbol.asyncIterator]() : chunks[Symbol.iterator]();
  let piece: Uint8Array = new Uint8Array(0);

  /** False when nothing follows. */
  const hasPiece = async (): Promise<boolean> => {
    while (piece.length === 0) {
      const next = await iterator.next();
      if (next.done === true) return false;
      piece = next.value;
    }
    return true;
  };

  return {
    async fill(into) {
      for (let at = 0; at < into.length;) {
        if (!(await hasPiece())) return false;
        const some = piece.subarray(0, into.length - at);
        into.set(some, at);
        at += some.length;
        piece = piece.subarray(some.length);
      }
      return true;
    },
    isAtEnd: async () => !(await hasPiece()),
    close: async () => {
      await iterator.return?.();
    },
  };
};
