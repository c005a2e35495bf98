import { describe, expect, it } from 'vitest';
import { decodeText } from './decode-text.ts';
import type { Encoding } from './encodings.ts';

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const decoded = async (
  bytes: Uint8Array,
  { size = 3, encoding }: { size?: number; encoding?: Encoding } = {},
) => {
  const text = await decodeText(inPieces(bytes, size), encoding);
  const pieces: Uint8Array[] = [];
  for await (const piece of text.bytes) pieces.push(piece);
  return { encoding: text.encoding, text: Buffer.concat(pieces).toString('utf8') };
};

describe('the text of a list', () => {
  it('loses one byte order mark and nothing else', async () => {
    expect(await decoded(Buffer.from('\ufeff\ufeffapple\n'))).toEqual({
      encoding: 'utf-8',
      text: '\ufeffapple\n',
    });
    expect((await decoded(Buffer.from('apple\n'.repeat(2000)), { size: 1000 })).text).toBe(
      'apple\n'.repeat(2000),
    );
    expect((await decoded(new Uint8Array(0))).text).toBe('');
  });

  it('is read as its mark says, whatever encoding was named', async () => {
    const little = Buffer.from('\ufeffnaïve😀\r\n', 'utf16le');
    const big = Buffer.from(little).swap16();

    expect(await decoded(little)).toEqual({ encoding: 'utf-16le', text: 'naïve😀\r\n' });
    expect(await decoded(big, { encoding: 'windows-1252' })).toEqual({
      encoding: 'utf-16be',
      text: 'naïve😀\r\n',
    });
  });

  it('is read in the encoding that was named, characters cut anywhere', async () => {
    expect((await decoded(Buffer.from('caf\u00e9', 'latin1'), { encoding: 'windows-1252' })).text).toBe(
      'café',
    );
    expect((await decoded(Buffer.from('8ca98ca9', 'hex'), { encoding: 'shift_jis', size: 1 })).text).toBe(
      '見見',
    );
    expect((await decoded(Buffer.from('a\0b\0', 'latin1'), { encoding: 'utf-16le' })).text).toBe('ab');
  });

  it('may have a NUL beyond its first 4 KiB', async () => {
    const text = `${'apple\n'.repeat(1000)}\u0000`;

    expect((await decoded(Buffer.from(text), { size: 512 })).text).toBe(text);
  });

  const hex = (bytes: string, text = '') => Buffer.concat([Buffer.from(bytes, 'hex'), Buffer.from(text)]);

  it.each<[string, RegExp, Buffer]>([
    ['not_text', /UTF-32; save it as UTF-8/u, hex('fffe000061')],
    ['not_text', /zip archive.*unzip -p/u, hex('504b03041400')],
    ['not_text', /bzip2.*bunzip2/u, hex('425a6839314159265359')],
    ['not_text', /xz.*unxz/u, hex('fd377a585a0000')],
    ['not_text', /zstd.*unzstd/u, hex('28b52ffd04')],
    ['not_text', /7z archive/u, hex('377abcaf271c')],
    ['not_text', /twice by gzip/u, hex('1f8b0800')],
    ['not_text', /tar archive.*tar -xf/u, Buffer.concat([Buffer.alloc(257, 'x'), Buffer.from('ustar')])],
    ['not_text', /PDF/u, Buffer.from('%PDF-1.7\n')],
    ['not_text', /old document of Word/u, hex('d0cf11e0a1b11ae1')],
    ['not_text', /SQLite/u, hex('', 'SQLite format 3\0')],
    ['not_text', /binary: it has NUL bytes/u, hex('89504e470d0a1a0a0000000d')],
    ['encoding_unknown', /--encoding utf-16le/u, Buffer.from('apple\n', 'utf16le')],
    ['encoding_unknown', /--encoding utf-16be/u, Buffer.from('apple\n', 'utf16le').swap16()],
    ['not_a_list', /HTML.*“Raw”/u, Buffer.from('\n\n <!DOCTYPE html><html>')],
    ['not_a_list', /HTML/u, Buffer.from('\ufeff<html><body>', 'utf16le')],
    ['not_a_list', /XML/u, Buffer.from('<?xml version="1.0"?>')],
    ['not_a_list', /JSON.*jq -r/u, Buffer.from('[\n  "apple",\n')],
    ['not_a_list', /JSON.*jq -r '\.\[\]\[\]'/u, Buffer.from('{"words": ["apple"]}')],
    ['not_a_list', /JSON.*jq -r 'keys\[\]'/u, Buffer.from('{"apple": 3, "pear": 1}')],
    ['not_a_list', /JSON.*jq -r '\.\[\]\.word'/u, Buffer.from('[\n  {"word": "apple"}]')],
    ['not_a_list', /JavaScript/u, Buffer.from('export const words = ["apple"];')],
    [
      'not_a_list',
      /git lfs pull/u,
      Buffer.from('version https://git-lfs.github.com/spec/v1\noid sha256:1\n'),
    ],
  ])('is refused as %s, naming what it is and what to do: %s', async (reason, message, bytes) => {
    await expect(decoded(bytes)).rejects.toMatchObject({
      reason,
      message: expect.stringMatching(message) as unknown,
    });
  });
});
