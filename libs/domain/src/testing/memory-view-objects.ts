import { NotFound } from '../errors.ts';
import type { Packing, ViewObjects } from '../ports/view-objects.ts';

/** Objects of views in memory, by their keys. */
export const memoryViewObjects = (): ViewObjects & { readonly objects: Map<string, Uint8Array> } => {
  const objects = new Map<string, Uint8Array>();

  return {
    objects,
    async put(key, bytes) {
      objects.set(key, bytes.slice());
    },
    async get(key) {
      const bytes = objects.get(key);
      if (bytes === undefined) throw new NotFound('view', key);
      return bytes.slice();
    },
    async remove(key) {
      objects.delete(key);
    },
  };
};

/** Leaves bytes as many as they are. */
export const noPacking: Packing = {
  pack: async (parts) => inOnePiece(parts),
  unpack: (bytes) => [bytes],
};

/** Parts, one behind the other. */
export function inOnePiece(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
