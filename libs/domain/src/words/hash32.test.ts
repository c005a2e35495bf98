import { describe, expect, it } from 'vitest';
import { hash32 } from './hash32.ts';

describe('hash32', () => {
  // Published test vectors of MurmurHash3 x86 32 with seed 0.
  it.each([
    ['', 0x00000000],
    ['test', 0xba6bd213],
    ['Hello, world!', 0xc0363e43],
    ['The quick brown fox jumps over the lazy dog', 0x2e4ff723],
  ])('of %j is %d', (text, hash) => {
    expect(hash32(text)).toBe(hash);
  });

  it('hashes the UTF-8 of the text', () => {
    expect(hash32('é')).not.toBe(hash32('e'));
    expect(hash32('é')).not.toBe(hash32('\u00c3\u00a9'));
  });
});
