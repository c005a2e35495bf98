import {
  attributes,
  emptyTable,
  hash32,
  lengthOf,
  sha256Hex,
  unscored,
  withChanges,
  writeView,
  type ChangedOpinion,
  type OpinionTable,
  type Packing,
  type ScoredWord,
  type ViewPointer,
} from '@word-list/domain';
import { exampleForm, fixedClock, forgeView, inOnePiece, memoryViewObjects } from '@word-list/domain/testing';
import { sql } from 'drizzle-orm';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { gunzipSync, gzipSync } from 'node:zlib';
import { openDatabase, type Database } from '../client/open-database.ts';
import { drizzleWordCatalogue } from '../drizzle-word-catalogue.ts';
import { sharedDatabase } from '../testing/shared-database.ts';
import type { WordsHead } from './read-head.ts';
import { wordsInMemory } from './snapshot-word-catalogue.ts';
import { drizzleWordReadings } from './word-readings.ts';

const cases = 10_000;
const judge = 'model-1';
const before = 3n;
const now = 5n;
/** Of the database that was there before. */
const otherEpoch = '11111111-2222-4333-8444-555555555555';

const everything = {
  filter: { ranges: {}, types: [] },
  order: { by: 'text', descending: false },
  limit: 1000,
} as const;

const packing: Packing = {
  pack: async (parts) => gzipSync(inOnePiece(parts)),
  *unpack(bytes) {
    yield gunzipSync(bytes);
  },
};

const opinion = (text: string, commonness: number): ChangedOpinion => ({
  text,
  hash: hash32(text),
  length: lengthOf(text),
  scores: attributes.map(({ name }) =>
    name === 'commonness' ? commonness : name === 'offensiveness' ? 0 : unscored,
  ),
  types: 'noun',
  run: ['run-1', Date.parse('2026-01-02T03:04:05.678Z')],
  scoredAt: Date.parse('2026-01-02T03:05:00.000Z'),
  gone: false,
});

const rows = ['éclair', 'oak', 'tree', '😀'].map((text, at) => opinion(text, 100 * (at + 1)));
/** What changed after `before`. */
const changed = opinion('oak', 450);
/** What is told in no database, or in another one. */
const untrue = withChanges(
  emptyTable,
  rows.map(({ text }) =>
    text === 'tree' ? opinion(text, 5) : opinion(text === 'oak' ? 'ghost' : text, 100),
  ),
);
const old = withChanges(emptyTable, rows);
const whole = withChanges(old, [changed]);

let reader: Database;
let head: WordsHead;
let truth: readonly ScoredWord[];

beforeAll(async () => {
  const database = await sharedDatabase();
  await database.empty();
  const writer = openDatabase(database.url('owner'), { applicationName: 'test', max: 1 });
  await fill(writer);
  await writer.close();
  reader = openDatabase(database.url('reader'), { applicationName: 'api-words', max: 1 });
  head = await drizzleWordReadings(reader).head();
  truth = await drizzleWordCatalogue(reader, exampleForm).page(everything);
  expect(truth.map(({ text, scores }) => [text, scores.commonness])).toEqual([
    ['oak', 4.5],
    ['tree', 3],
    ['éclair', 1],
    ['😀', 4],
  ]);
});

afterAll(() => reader.close());

const fill = async (writer: Database): Promise<void> => {
  const execute = (statement: ReturnType<typeof sql>) => writer.read((queries) => queries.execute(statement));
  await execute(sql`UPDATE revision SET value = ${now.toString()}::bigint`);
  await execute(sql`INSERT INTO judges (id, kind, model, rank) VALUES (${judge}, 'model', ${judge}, 1)`);
  for (const { text, scores, length, hash } of [...rows, changed]) {
    const revision = text === 'oak' ? now : before;
    await execute(sql`INSERT INTO opinions
        (text, judge, commonness, offensiveness, types, length, run_id, run_started_at, scored_at, hash32, revision)
      VALUES (${text}, ${judge}, ${scores[0]}::smallint, 0, ARRAY['noun'], ${length}, 'run-1',
        '2026-01-02T03:04:05.678Z', '2026-01-02T03:05:00Z', ${hash}, ${revision.toString()}::bigint)
      ON CONFLICT (text, judge) DO UPDATE SET commonness = excluded.commonness`);
  }
};

/** What readers meet: an object, and what the row that leads to it says. */
interface Published {
  readonly object: Uint8Array | undefined;
  readonly row?: Partial<ViewPointer>;
}

const bytesOf = (of: { epoch?: string; judge?: string; revision?: bigint; table?: OpinionTable } = {}) =>
  inOnePiece(writeView({ epoch: head.epoch, judge, revision: now, table: whole, ...of }));

/** An object that is as its row says, whatever it is. */
const packed = (bytes: Uint8Array, row: Partial<ViewPointer> = {}): Published => {
  const object = gzipSync(bytes);
  return { object, row: { sha256: sha256Hex(object), ...row } };
};

const cut = (bytes: Uint8Array, at: number): Uint8Array => bytes.slice(0, at % bytes.length);

const flipped = (bytes: Uint8Array, at: number): Uint8Array => {
  const other = bytes.slice();
  const bit = at % (bytes.length * 8);
  other[bit >>> 3] = (other[bit >>> 3] ?? 0) ^ (1 << (bit & 7));
  return other;
};

/** Two columns of one kind have changed places. */
const swapped = (): OpinionTable => {
  const { commonness, offensiveness } = whole.columns;
  return { ...whole, columns: { ...whole.columns, commonness: offensiveness, offensiveness: commonness } };
};

const backwards = (): Uint8Array => {
  const texts = new TextDecoder().decode(whole.texts).split('\0').slice(0, -1);
  return new TextEncoder().encode(
    texts
      .toReversed()
      .map((text) => `${text}\0`)
      .join(''),
  );
};

/** Each way in which an object can be wrong, made with a number. */
const damages: Readonly<Record<string, (at: number) => Published>> = {
  'is gone': () => ({ object: undefined }),
  'is cut off': (at) => ({ object: cut(gzipSync(bytesOf()), at) }),
  'is flipped in a bit': (at) => ({ object: flipped(gzipSync(bytesOf()), at) }),
  'is another whole one': () => ({ object: gzipSync(bytesOf({ table: untrue })) }),
  'is the one before it': () => ({ object: gzipSync(bytesOf({ revision: before, table: old })) }),
  'was cut off before it was packed': (at) => packed(cut(bytesOf(), at)),
  'was flipped in a bit before it was packed': (at) => packed(flipped(bytesOf(), at)),
  'lies about its rows': (at) => packed(forgeView(bytesOf(), { rows: at % 9 === whole.size ? 9 : at % 9 })),
  'lies about its texts': (at) => packed(forgeView(bytesOf(), { textBytes: at % 4096 })),
  'has its texts in another order': () => packed(bytesOf({ table: { ...whole, texts: backwards() } })),
  'is of another version': () => packed(forgeView(bytesOf({ table: swapped() }), { format: '1-abcdef' })),
  'is of another judge': () => packed(bytesOf({ judge: 'model-2', table: untrue })),
  'is of another epoch': () => packed(bytesOf({ epoch: otherEpoch, table: untrue })),
  'is of another epoch, and its row too': () =>
    packed(bytesOf({ epoch: otherEpoch, table: untrue }), { epoch: otherEpoch }),
  'is older than its row': () => packed(bytesOf({ revision: before, table: old })),
  'is newer than the database': (at) => {
    const revision = now + 1n + BigInt(at);
    return packed(bytesOf({ revision, table: untrue }), { revision });
  },
  'was published before a purge': () => packed(bytesOf({ table: untrue }), { purges: 1 }),
};

const pointer = (row: Partial<ViewPointer> = {}): ViewPointer => ({
  ...{ object: 'the-object', previous: null, sha256: sha256Hex(gzipSync(bytesOf())) },
  ...{ epoch: head.epoch, purges: 0, revision: now, ...row },
});

/** What an instance answers that begins with what is published. */
const answerWith = async ({ object, row }: Published) => {
  const store = memoryViewObjects();
  if (object !== undefined) await store.put('the-object', object);
  const published = new Map([[judge, pointer(row)]]);
  const complaints: unknown[] = [];
  const catalogue = wordsInMemory(
    {
      readings: { ...drizzleWordReadings(reader), head: async () => ({ ...head, published }) },
      catalogueOf: (view) => drizzleWordCatalogue(reader, exampleForm, view),
    },
    {
      ...{ formOf: exampleForm, clock: fixedClock(), views: { objects: store, packing } },
      onError: (error) => complaints.push(error),
    },
  );
  await catalogue.warm();
  return { words: await catalogue.page(everything), complaints };
};

it('begins with an object that is as it was written, and with an older one', async () => {
  const sound = await answerWith(packed(bytesOf()));
  const older = await answerWith(packed(bytesOf({ revision: before, table: old }), { revision: before }));

  expect([sound, older]).toEqual([
    { words: truth, complaints: [] },
    { words: truth, complaints: [] },
  ]);
});

it('answers what the database says whatever the object is, 10,000 times', async () => {
  const met = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...Object.keys(damages)), fc.nat(), async (name, at) => {
      const published = damages[name]?.(at) ?? { object: undefined };
      met.set(name, (met.get(name) ?? 0) + 1);

      const { words } = await answerWith(published);

      expect({ name, words }).toEqual({ name, words: truth });
    }),
    { numRuns: cases },
  );
  expect([...met.values()].every((times) => times > cases / Object.keys(damages).length / 2)).toBe(true);
}, 180_000);
