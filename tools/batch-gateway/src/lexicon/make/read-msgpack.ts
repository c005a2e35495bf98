/**
 * Reads the part of MessagePack that lists of words are written in: maps, arrays, texts and small numbers. Throws on
 * anything else.
 */
export const readMsgpack = (bytes: Buffer): unknown => {
  let at = 0;
  const take = (length: number): number => {
    at += length;
    return at - length;
  };
  const text = (length: number): string => bytes.toString('utf8', take(length), at);
  const array = (length: number): unknown[] => Array.from({ length }, () => value());
  const map = (length: number): Record<string, unknown> =>
    Object.fromEntries(Array.from({ length }, () => [String(value()), value()]));
  const short: readonly (readonly [limit: number, read: (type: number) => unknown])[] = [
    [0x80, (type) => type],
    [0x90, (type) => map(type & 0x0f)],
    [0xa0, (type) => array(type & 0x0f)],
    [0xc0, (type) => text(type & 0x1f)],
  ];
  const long = new Map<number, () => unknown>([
    [0xcc, () => bytes.readUInt8(take(1))],
    [0xcd, () => bytes.readUInt16BE(take(2))],
    [0xd9, () => text(bytes.readUInt8(take(1)))],
    [0xda, () => text(bytes.readUInt16BE(take(2)))],
    [0xdc, () => array(bytes.readUInt16BE(take(2)))],
    [0xdd, () => array(bytes.readUInt32BE(take(4)))],
  ]);
  const value = (): unknown => {
    const type = bytes.readUInt8(take(1));
    const found = short.find(([limit]) => type < limit);
    if (found !== undefined) return found[1](type);
    const read = long.get(type);
    if (read !== undefined) return read();
    throw new Error(`MessagePack type 0x${type.toString(16)} at byte ${String(at - 1)} is not known here`);
  };
  return value();
};
