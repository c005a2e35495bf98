import { addToChecksum, startChecksum } from '../views/checksum.ts';
import { fixedBytes, padded, places } from '../views/view-layout.ts';

/** The bytes of a view with something else in its head, and a checksum that is right. */
export function forgeView(view: Uint8Array, changes: object): Uint8Array<ArrayBuffer> {
  const length = new Uint32Array(view.slice().buffer)[places.headBytes] ?? 0;
  const behind = fixedBytes + padded(length);
  const head = JSON.parse(new TextDecoder().decode(view.slice(fixedBytes, fixedBytes + length))) as object;
  const bytes = new TextEncoder().encode(JSON.stringify({ ...head, ...changes }));
  const forged = new Uint8Array(fixedBytes + padded(bytes.length) + view.length - behind);
  forged.set(view.slice(0, fixedBytes));
  forged.set(bytes, fixedBytes);
  forged.set(view.slice(behind), fixedBytes + padded(bytes.length));
  new Uint32Array(forged.buffer)[places.headBytes] = bytes.length;
  return sealView(forged);
}

/** The same bytes with a checksum that is right, whatever they say. */
export function sealView(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const words = new Uint32Array(bytes.buffer);
  words[places.checksum] = addToChecksum(startChecksum(bytes.length), bytes, places.checksum);
  return bytes;
}
