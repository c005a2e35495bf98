import { createHash } from 'node:crypto';

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

/**
 * The first 26 characters of base32(SHA-256(fields)); each field goes in behind its length in bytes, so that
 * no two lists of fields meet in one id.
 */
export const derivedId = (...fields: readonly string[]): string => {
  const hash = createHash('sha256');
  for (const field of fields) {
    const bytes = Buffer.from(field, 'utf8');
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    hash.update(length).update(bytes);
  }
  return base32(hash.digest()).slice(0, 26);
};

/** Lower-case hexadecimal SHA-256 of the text's UTF-8. */
export const sha256Hex = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');

/** A UUIDv7 (RFC 9562) of a time and ten random bytes: ids sort by time of creation. */
export const uuidV7 = (at: Date, random: Uint8Array): string => {
  const bytes = new Uint8Array(16);
  bytes.set(random.subarray(0, 10), 6);
  new DataView(bytes.buffer).setBigUint64(
    0,
    (BigInt(at.getTime()) << 16n) | BigInt(((random[0] ?? 0) << 8) | (random[1] ?? 0)),
  );
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Buffer.from(bytes).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
};

function base32(bytes: Uint8Array): string {
  let text = '';
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = ((buffer << 8) | byte) & 0xffff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += alphabet.charAt((buffer >>> bits) & 31);
    }
  }
  return bits === 0 ? text : text + alphabet.charAt((buffer << (5 - bits)) & 31);
}
