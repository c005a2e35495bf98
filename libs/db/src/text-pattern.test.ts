import { compareText } from '@word-list/domain';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prefixEnd, textPattern } from './text-pattern.ts';

const letters = fc.string({
  unit: fc.constantFrom('a', 'b', '\ud7ff', '\ue000', '\uff5e', '😀', '\u{10ffff}'),
});

describe('prefixEnd', () => {
  it('parts the texts that begin with the prefix from those behind them', () => {
    fc.assert(
      fc.property(letters, letters, fc.boolean(), (prefix, other, extend) => {
        const text = extend ? prefix + other : other;
        const end = prefixEnd(prefix);
        const inRange = compareText(text, prefix) >= 0 && (end === undefined || compareText(text, end) < 0);

        expect(inRange).toBe(text.startsWith(prefix));
      }),
      { numRuns: 2000 },
    );
  });

  it('skips what is no character', () => {
    expect(prefixEnd('a\ud7ff')).toBe('a\ue000');
    expect(prefixEnd('a\u{10ffff}')).toBe('b');
    expect(prefixEnd('\u{10ffff}')).toBeUndefined();
    expect(prefixEnd('')).toBeUndefined();
  });
});

describe('textPattern', () => {
  it.each([
    ['tree', { prefix: 'tree', kind: 'text', like: 'tree' }],
    ['tree*', { prefix: 'tree', kind: 'prefix', like: 'tree%' }],
    ['**', { prefix: '', kind: 'prefix', like: '%%' }],
    ['t?e*', { prefix: 't', kind: 'like', like: 't_e%' }],
    ['50%_\\*s', { prefix: '50%_\\', kind: 'like', like: '50\\%\\_\\\\%s' }],
  ])('reads %s', (wildcards, expected) => {
    expect(textPattern(wildcards)).toEqual(expected);
  });
});
