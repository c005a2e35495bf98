import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attributes } from '../scoring/attributes.ts';
import { forgeView, sealView } from '../testing/forge-view.ts';
import { compareText } from '../words/compare-text.ts';
import { emptyTable, withChanges, type ChangedOpinion } from './change-table.ts';
import { unscored, type OpinionTable } from './opinion-table.ts';
import { readView, ViewRefused } from './read-view.ts';
import { startOf } from './text-bytes.ts';
import { writeView } from './write-view.ts';
import { inOnePiece } from '../testing/memory-view-objects.ts';

const text = fc
  .array(fc.constantFrom('a', 'b', 'é', 'ж', '\ufe45', '😀', ' '), { minLength: 1, maxLength: 5 })
  .map((letters) => letters.join(''));
const row: fc.Arbitrary<ChangedOpinion> = fc.record({
  text,
  hash: fc.nat(0xffff_ffff),
  length: fc.nat(64),
  scores: fc.tuple(
    ...attributes.map(({ min, max }) =>
      fc.oneof(fc.integer({ min: min * 100, max: max * 100 }), fc.constant(unscored)),
    ),
  ),
  types: fc.constantFrom(null, '', 'noun', 'noun/verb', 'of another release'),
  run: fc.constantFrom(null, ['run-1', 0] as const, ['run-2', 1_700_000_000_123] as const),
  scoredAt: fc.nat(2 ** 41),
  gone: fc.boolean(),
});
const rows = fc.uniqueArray(row, { selector: (of) => of.text, maxLength: 60 });

const rowsOf = (table: OpinionTable): ChangedOpinion[] =>
  Array.from({ length: table.size }, (_, at) => ({
    text: new TextDecoder().decode(table.texts.subarray(startOf(table, at), table.ends[at])),
    hash: table.columns.hash[at]!,
    length: table.columns.length[at]!,
    scores: attributes.map(({ name }) => table.columns[name][at]!),
    types: table.typeLists[table.columns.types[at]!]!,
    run: table.runs[table.columns.run[at]!]!,
    scoredAt: table.columns.scoredAt[at]!,
    gone: false,
  }));

const standing = (given: readonly ChangedOpinion[]) =>
  given.filter(({ gone }) => !gone).toSorted((a, b) => compareText(a.text, b.text));

const of = { epoch: 'epoch-1', judge: 'lexicon-2.k71a0c', revision: 12_345_678_901n };
const exampleRows = standing(
  fc.sample(rows, { numRuns: 20, seed: 3 }).toSorted((a, b) => b.length - a.length)[0]!,
);
/** A view in one piece. */
const bytesOf = (table: OpinionTable): Uint8Array => inOnePiece(writeView({ ...of, table }));
const example = bytesOf(withChanges(emptyTable, exampleRows));

describe('a published view', () => {
  it('holds what was put into it, after any changes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(rows, { minLength: 1, maxLength: 4 }), async (changes) => {
        let table = emptyTable;
        const known = new Map<string, ChangedOpinion>();
        for (const some of changes) {
          table = withChanges((await readView(writeView({ ...of, table }))).table, some);
          for (const one of some) known.set(one.text, one);
        }

        const view = await readView(writeView({ ...of, table }));

        expect(view).toMatchObject(of);
        expect(rowsOf(view.table)).toEqual(standing([...known.values()]));
      }),
      { numRuns: 300 },
    );
  });

  it.each([1, 3, 8, 1000])('is read in pieces of %d bytes, wherever they lie', async (length) => {
    const pieces = Array.from({ length: Math.ceil(example.length / length) }, (_, at) => {
      const piece = new Uint8Array(length + 3);
      piece.set(example.subarray(at * length, (at + 1) * length), 3);
      return piece.subarray(3, 3 + Math.min(length, example.length - at * length));
    });

    expect(rowsOf((await readView(pieces)).table)).toEqual(exampleRows);
  });

  it('is read no further than it says, however much follows', async () => {
    let pieces = 0;
    const endless = function* () {
      for (yield example; ; pieces += 1) yield new Uint8Array(1000);
    };

    await expect(readView(endless())).rejects.toThrow(ViewRefused);

    expect(pieces).toBe(0);
  });

  it('makes no room for more than any view has', async () => {
    const tooMany = forgeView(example, { rows: 0x7ff_ffff });

    await expect(readView([tooMany])).rejects.toThrow('larger than any is');
  });
});

/** Ways in which an object can be wrong; each gives bytes that differ from those that were written. */
const damages: Readonly<Record<string, fc.Arbitrary<Uint8Array>>> = {
  'cut off': fc.nat(example.length - 1).map((length) => example.slice(0, length)),
  'longer than it was': fc
    .uint8Array({ minLength: 1, maxLength: 64 })
    .map((more) => Uint8Array.from([...example, ...more])),
  'flipped in any bit': fc.nat(example.length * 8 - 1).map((bit) => {
    const bytes = example.slice();
    bytes[bit >>> 3] = (bytes[bit >>> 3] ?? 0) ^ (1 << (bit & 7));
    return bytes;
  }),
  'overwritten in part': fc
    .tuple(fc.nat(example.length - 1), fc.uint8Array({ minLength: 1, maxLength: 200 }))
    .map(([at, by]) => {
      const bytes = example.slice();
      bytes.set(by.subarray(0, bytes.length - at), at);
      return bytes;
    })
    .filter((bytes) => bytes.some((byte, at) => byte !== example[at])),
  'shorter by something in its middle': fc
    .tuple(fc.nat(example.length - 1), fc.integer({ min: 1, max: 64 }))
    .map(([at, length]) => Uint8Array.from([...example.slice(0, at), ...example.slice(at + length)])),
  'something else': fc.uint8Array({ maxLength: 400 }),
};

describe('a damaged object', () => {
  it.each(Object.entries(damages))('that is %s is refused, 2,000 times', async (_, damaged) => {
    await fc.assert(
      fc.asyncProperty(damaged, async (bytes) => {
        await expect(readView([bytes])).rejects.toThrow(ViewRefused);
      }),
      { numRuns: 2000 },
    );
  });

  it('is refused whichever byte is wrong', async () => {
    for (let at = 0; at < example.length; at += 1) {
      const bytes = example.slice();
      bytes[at] = (bytes[at] ?? 0) ^ 0xff;

      await expect(readView([bytes])).rejects.toThrow(ViewRefused);
    }
  });

  it.each<[string, object]>([
    ['is of another layout', { format: '1-aaaaaa' }],
    ['has more rows than it holds', { rows: exampleRows.length + 1 }],
    ['has more rows than any memory', { rows: 0x7ff_ffff }],
    ['has longer texts than it holds', { textBytes: 0x7fff_ffff }],
    ['has no row', { rows: 0 }],
    ['has less than no row', { rows: -1 }],
    ['names types that it does not have', { typeLists: [] }],
    ['names runs that it does not have', { runs: [] }],
    ['has a field that nobody knows', { more: 1 }],
    ['has no revision', { revision: 'x' }],
  ])('that %s is refused though its checksum is right', async (_, changes) => {
    await expect(readView([forgeView(example, changes)])).rejects.toThrow(ViewRefused);
  });

  it.each<[string, (table: OpinionTable) => OpinionTable]>([
    ['texts that are not in their order', (table) => ({ ...table, texts: Uint8Array.from([98, 0, 97, 0]) })],
    ['one text twice', (table) => ({ ...table, texts: Uint8Array.from([97, 0, 97, 0]) })],
    ['an empty text', (table) => ({ ...table, texts: Uint8Array.from([0, 97, 98, 0]) })],
    ['a text that does not end', (table) => ({ ...table, texts: Uint8Array.from([97, 0, 98, 99]) })],
    [
      'a score that there is not',
      (table) => {
        const columns = { ...table.columns, nsfw: Int16Array.from([0, 501]) };
        return { ...table, columns };
      },
    ],
    [
      'a time that there is not',
      (table) => ({ ...table, columns: { ...table.columns, scoredAt: Float64Array.from([0, NaN]) } }),
    ],
  ])('that holds %s is refused though its checksum is right', async (_, damage) => {
    const [one] = exampleRows;
    const table = withChanges(
      emptyTable,
      ['a', 'b'].map((of) => ({ ...one!, text: of })),
    );

    await expect(readView(writeView({ ...of, table: damage(table) }))).rejects.toThrow(ViewRefused);
  });

  it('that is longer than it says is refused though its checksum is right', async () => {
    const longer = new Uint8Array(example.length + 8);
    longer.set(example);

    await expect(readView([sealView(longer)])).rejects.toThrow(ViewRefused);
  });

  it('that is read as it was written is not refused', async () => {
    expect(rowsOf((await readView([forgeView(example, {})])).table)).toEqual(exampleRows);
  });
});
