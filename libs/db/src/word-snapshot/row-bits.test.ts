import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addRow,
  countRows,
  intersectWith,
  keepRows,
  nextRow,
  noRows,
  previousRow,
  removeRow,
  rowsBetween,
  subtract,
  uniteWith,
  type RowBits,
} from './row-bits.ts';

const size = 100;
const row = fc.integer({ min: 0, max: size - 1 });
const rows = fc.uniqueArray(row, { maxLength: size });

const bitsOf = (list: readonly number[]): RowBits => {
  const bits = noRows(size);
  for (const one of list) addRow(bits, one);
  return bits;
};

const listOf = (bits: RowBits): number[] => {
  const list: number[] = [];
  for (let at = nextRow(bits, 0); at >= 0; at = nextRow(bits, at + 1)) list.push(at);
  return list;
};

const ascending = (list: readonly number[]): number[] => list.toSorted((a, b) => a - b);

describe('a set of rows', () => {
  it('holds what was added and not removed, and counts it', () => {
    fc.assert(
      fc.property(rows, rows, (added, removed) => {
        const bits = bitsOf(added);
        for (const one of removed) removeRow(bits, one);

        const left = ascending(added.filter((one) => !removed.includes(one)));
        expect(listOf(bits)).toEqual(left);
        expect(countRows(bits)).toBe(left.length);
      }),
    );
  });

  it('is walked in both directions from any row', () => {
    fc.assert(
      fc.property(rows, row, (list, from) => {
        const bits = bitsOf(list);

        expect(nextRow(bits, from)).toBe(ascending(list).find((one) => one >= from) ?? -1);
        expect(previousRow(bits, from)).toBe(ascending(list).findLast((one) => one <= from) ?? -1);
      }),
    );
  });

  it('ends before its first row and behind its last', () => {
    const all = rowsBetween(64, { from: 0, to: 64 });

    expect([previousRow(all, -1), nextRow(all, 64), nextRow(noRows(0), 0)]).toEqual([-1, -1, -1]);
  });

  it('begins as a range of rows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: size }), fc.integer({ min: 0, max: size }), (from, to) => {
        const expected = Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);

        expect(listOf(rowsBetween(size, { from, to }))).toEqual(expected);
        expect(countRows(rowsBetween(size, { from, to }))).toBe(expected.length);
      }),
    );
  });

  it('is united, intersected, subtracted and sifted as sets are', () => {
    fc.assert(
      fc.property(rows, rows, (left, right) => {
        const [united, common, rest, sifted] = [bitsOf(left), bitsOf(left), bitsOf(left), bitsOf(left)];
        uniteWith(united, bitsOf(right));
        intersectWith(common, bitsOf(right));
        subtract(rest, bitsOf(right));
        keepRows(sifted, (one) => one % 3 === 0);

        expect(listOf(united)).toEqual(ascending([...new Set([...left, ...right])]));
        expect(listOf(common)).toEqual(ascending(left.filter((one) => right.includes(one))));
        expect(listOf(rest)).toEqual(ascending(left.filter((one) => !right.includes(one))));
        expect(listOf(sifted)).toEqual(ascending(left.filter((one) => one % 3 === 0)));
      }),
    );
  });
});
