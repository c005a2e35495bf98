import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';

/*
 * Words with their frequency, small enough to keep in the repository. Compressed, in this order: the number of words
 * (4 bytes), each word as the count of letters that it shares with the one before and the rest of it, a line each;
 * then the frequencies in hundredths of a Zipf step, all low bytes before all high bytes.
 */

/** The file of words and their Zipf frequencies in hundredths (0 to 65,535), in the order of the words' code units. */
export const encodeFrequencies = (frequencies: ReadonlyMap<string, number>): Buffer => {
  const words = [...frequencies.keys()].sort();
  const lines = words.map((word, index) => {
    const shared = sharedLetters(word, words[index - 1] ?? '');
    return shared.toString(36) + word.slice(shared);
  });
  const text = Buffer.from(`${lines.join('\n')}\n`);
  const values = words.map((word) => frequencies.get(word) ?? 0);
  const head = Buffer.alloc(8);
  head.writeUInt32LE(words.length, 0);
  head.writeUInt32LE(text.length, 4);
  const low = Uint8Array.from(values, (value) => value & 255);
  const high = Uint8Array.from(values, (value) => value >> 8);
  return compress(Buffer.concat([head, text, low, high]));
};

/** What encodeFrequencies was given, in the order of the words. */
export const decodeFrequencies = (file: Buffer): Map<string, number> => {
  const bytes = brotliDecompressSync(file);
  const count = bytes.readUInt32LE(0);
  const textEnd = 8 + bytes.readUInt32LE(4);
  const lines = bytes.toString('utf8', 8, textEnd - 1).split('\n');
  const frequencies = new Map<string, number>();
  let last = '';
  for (let index = 0; index < count; index += 1) {
    const line = lines[index] ?? '';
    last = last.slice(0, Number.parseInt(line.slice(0, 1), 36)) + line.slice(1);
    frequencies.set(last, (bytes[textEnd + index] ?? 0) + 256 * (bytes[textEnd + count + index] ?? 0));
  }
  return frequencies;
};

/** As small as brotli makes it. */
export const compress = (bytes: Buffer): Buffer =>
  brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 },
  });

function sharedLetters(one: string, other: string): number {
  let length = 0;
  while (length < one.length && length < 35 && one[length] === other[length]) length += 1;
  return length;
}
