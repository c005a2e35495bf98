import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { derivedId, uuidV7 } from './ids.ts';

describe('a derived id', () => {
  it('is 26 characters of base32', () => {
    fc.assert(fc.property(fc.array(fc.string()), (fields) => /^[a-z2-7]{26}$/u.test(derivedId(...fields))));
  });

  it('is base32 of the SHA-256 of length-prefixed fields', () => {
    const digest = createHash('sha256')
      .update(Buffer.from([0, 0, 0, 1, 0x61, 0, 0, 0, 0]))
      .digest();
    const bits = [...digest].map((byte) => byte.toString(2).padStart(8, '0')).join('');
    const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
    const expected = (bits.match(/.{5}/gu) ?? [])
      .slice(0, 26)
      .map((five) => alphabet[Number.parseInt(five, 2)]);

    expect(derivedId('a', '')).toBe(expected.join(''));
  });

  it('tells lists of fields apart that read alike', () => {
    expect(derivedId('ab', 'c')).not.toBe(derivedId('a', 'bc'));
    expect(derivedId('a')).not.toBe(derivedId('a', ''));
  });
});

describe('a UUIDv7', () => {
  it('holds the time, version 7 and the variant of RFC 9562', () => {
    const id = uuidV7(new Date('2022-02-22T19:22:22.000Z'), new Uint8Array(10).fill(0xff));

    expect(id).toBe('017f22e2-79b0-7fff-bfff-ffffffffffff');
  });

  it('sorts by time', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.uint8Array({ minLength: 10, maxLength: 10 }), (a, b, random) => {
        fc.pre(a < b);
        expect(uuidV7(new Date(a), random) < uuidV7(new Date(b), random)).toBe(true);
      }),
    );
  });
});
