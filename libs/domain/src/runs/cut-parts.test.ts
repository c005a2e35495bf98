import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limits } from '../limits.ts';
import { encodeMessage } from '../messages/encode-message.ts';
import type { PartReady } from '../messages/messages.ts';
import { cutParts } from './cut-parts.ts';

const message = (words: readonly string[]): PartReady => ({
  type: 'part-ready',
  version: 1,
  runId: '0'.repeat(36),
  part: '00000-00',
  words: [...words],
});

const partsOf = (words: readonly string[], mostWords?: number): string[][] => {
  let start = 0;
  return cutParts(words, mostWords).map((size) => words.slice(start, (start += size)));
};

describe('cutting words into parts', () => {
  it('loses and repeats no word, and every part fits one message', () => {
    const word = fc.string({ unit: 'binary', minLength: 1, maxLength: 64 });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), fc.integer({ min: 1, max: 200 }), (some, times) => {
        const words = Array.from({ length: times }, () => some).flat();
        const parts = partsOf(words);

        expect(parts.flat()).toEqual(words);
        for (const part of parts)
          expect(encodeMessage(message(part)).length).toBeLessThanOrEqual(limits.messageBytes);
      }),
      { numRuns: 50 },
    );
  });

  it('puts a whole chunk of English words into one part, and never more than a batch takes', () => {
    expect(cutParts(Array.from({ length: 10_000 }, () => 'dictionary'))).toEqual([10_000]);
    expect(cutParts(Array.from({ length: 10_001 }, () => 'a'))).toEqual([10_000, 1]);
    expect(cutParts([])).toEqual([]);
  });

  it('keeps to smaller parts when they are asked for, and to a batch when larger ones are', () => {
    const words = Array.from({ length: 2_500 }, (_, index) => `w${String(index)}`);

    expect(cutParts(words, 1_000)).toEqual([1_000, 1_000, 500]);
    expect(partsOf(words, 1_000).flat()).toEqual(words);
    expect(
      cutParts(
        Array.from({ length: 10_001 }, () => 'a'),
        1_000_000,
      ),
    ).toEqual([10_000, 1]);
  });
});
