import {
  attributes,
  emptyTable,
  hash32,
  inOffice,
  lengthOf,
  unscored,
  withChanges,
  type ChangedOpinion,
  type OpinionTable,
} from '@word-list/domain';
import { exampleForm } from '@word-list/domain/testing';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { mergeTables } from './merge-tables.ts';
import { snapshotOfAll } from './snapshot-of-tables.ts';
import { makeSharedValues, wordAt, type WordSnapshot } from './word-snapshot.ts';

const judgeNamed = (id: string) => ({
  id,
  kind: id === 'editor' ? ('editor' as const) : ('model' as const),
  model: id === 'editor' ? null : `model of ${id}`,
  rubricId: null,
  effort: null,
  ...inOffice,
  rank: 1,
});
const judges = ['editor', 'model-1', 'model-2'].map(judgeNamed);

const text = fc
  .array(fc.constantFrom('a', 'b', 'é', 'ж', '😀'), { minLength: 1, maxLength: 4 })
  .map((letters) => letters.join(''));
const opinion = fc
  .record({
    text,
    score: fc.option(fc.integer({ min: 0, max: 500 })),
    types: fc.constantFrom(null, '', 'noun', 'noun/verb'),
    run: fc.constantFrom(['run-1', 0] as const, ['run-2', 1_700_000_000_123] as const),
    scoredAt: fc.nat(2 ** 41),
    gone: fc.boolean(),
  })
  .map(({ score, ...of }): ChangedOpinion => ({
    ...of,
    hash: hash32(of.text),
    length: lengthOf(of.text),
    scores: attributes.map((_, at) => (at % 3 === 0 && score !== null ? score % 101 : unscored)),
  }));
const opinions = (size: { minLength?: number; maxLength: number }) =>
  fc.uniqueArray(opinion, { selector: (of) => of.text, ...size });

const tableOf = (of: readonly ChangedOpinion[]): OpinionTable =>
  withChanges(
    emptyTable,
    of.map((one) => ({ ...one, gone: false })),
  );

const wordsOf = (snapshot: WordSnapshot) =>
  Array.from({ length: snapshot.size }, (_, row) => wordAt(snapshot, row));

it('shows the same words whether all are merged or few are put into the largest table', () => {
  let isLaidOver = 0;
  fc.assert(
    fc.property(
      opinions({ minLength: 60, maxLength: 90 }),
      fc.array(opinions({ maxLength: 3 }), { minLength: 4, maxLength: 4 }),
      fc.constantFrom(0, 1, 2),
      (many, [own = [], one = [], other = [], changes = []], largest) => {
        const small = [one, other];
        const of = judges.map((judge, at) =>
          at === largest
            ? { judge, held: many, changes: own }
            : { judge, held: small.shift() ?? [], changes },
        );
        const shared = () => makeSharedValues({ view: { judges }, formOf: exampleForm });
        const merged = mergeTables(
          of.map(({ held, changes: changed }) => withChanges(tableOf(held), changed)),
          shared(),
          1n,
        );
        const few = of.reduce((sum, { held, changes: changed }) => sum + held.length + changed.length, 0);
        if ((few - many.length) * 8 <= many.length) isLaidOver += 1;

        const laid = snapshotOfAll(
          of.map(({ held, ...rest }) => ({ ...rest, table: tableOf(held) })),
          shared(),
          1n,
        );

        expect(wordsOf(laid)).toEqual(wordsOf(merged));
      },
    ),
    { numRuns: 400 },
  );
  expect(isLaidOver).toBeGreaterThan(100);
});
