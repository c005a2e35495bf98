import { describe, expect, it } from 'vitest';
import { checkText } from './check-text.ts';

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const passed = async (bytes: Uint8Array, size = 3): Promise<string> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of checkText(inPieces(bytes, size))) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
};

describe('checking that a list is text', () => {
  it('drops one byte order mark and passes everything else on', async () => {
    expect(await passed(Buffer.from('\ufeff\ufeffapple\n'))).toBe('\ufeffapple\n');
    expect(await passed(Buffer.from('apple\n'.repeat(2000)), 1000)).toBe('apple\n'.repeat(2000));
    expect(await passed(new Uint8Array(0))).toBe('');
  });

  it.each([
    ['UTF-16', Buffer.from([0xff, 0xfe, 0x61, 0x00])],
    ['UTF-16', Buffer.from([0xfe, 0xff, 0x00, 0x61])],
    ['UTF-32', Buffer.from([0xff, 0xfe, 0x00, 0x00, 0x61])],
    ['binary', Buffer.from('PK\u0003\u0004\u0000\u0000')],
    ['HTML', Buffer.from('\n <!DOCTYPE html><html>')],
    ['HTML', Buffer.from('\ufeff<html><body>')],
  ])('refuses %s and says what it is', async (name, bytes) => {
    await expect(passed(bytes)).rejects.toMatchObject({
      reason: 'not_text',
      message: expect.stringContaining(name) as unknown,
    });
  });

  it('does not mind a NUL beyond the first 4 KiB', async () => {
    const text = `${'apple\n'.repeat(1000)}\u0000`;

    expect(await passed(Buffer.from(text), 512)).toBe(text);
  });
});
