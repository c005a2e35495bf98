import { describe, expect, it } from 'vitest';
import { RowTable } from './row-table.ts';
import { SqlFailure } from './sql-failure.ts';
import { RowTransaction, type RowChange, type Isolation, type ServerKind } from './row-transaction.ts';

interface Row {
  readonly id: string;
  readonly value: number;
  readonly owner?: string;
}

type Where = (row: Row) => boolean;

/** A transaction whose statements are about one table. */
const shortHand = (tx: RowTransaction) => ({
  select: (table: RowTable<Row>, where: Where) => tx.statement('select', (on) => on.select(table, { where })),
  lock: (table: RowTable<Row>, mode: 'share' | 'update', where: Where) =>
    tx.statement('lock', (on) => on.lock(table, mode, { where })),
  update: (table: RowTable<Row>, where: Where, change: (row: Row) => Row) =>
    tx.statement('update', (on) => on.update(table, { where, change })),
  delete: (table: RowTable<Row>, where: Where) => tx.statement('delete', (on) => on.delete(table, { where })),
  insert: (table: RowTable<Row>, rows: readonly Row[]) =>
    tx.statement('insert', (on) => on.insertNew(table, rows)),
  upsert: (table: RowTable<Row>, rows: readonly Row[]) =>
    tx.statement('upsert', (on) => on.upsert(table, rows, (_, given) => given)),
  statement: tx.statement.bind(tx),
  commit: () => tx.commit(),
  end: () => tx.end(),
});

type Transaction = ReturnType<typeof shortHand>;

const openTable = (isolation: Isolation, server: ServerKind) => {
  const table = new RowTable<Row>('rows', {
    keyOf: ({ id }) => id,
    uniques: ({ owner }) => (owner === undefined ? [] : [owner]),
    check: ({ value }) => value < 1000,
  });
  const log: (readonly RowChange[])[] = [];
  const begin = (): Transaction =>
    shortHand(
      new RowTransaction({
        isolation,
        server,
        lastCommit: () => log.length,
        changesSince: (snapshot) => log.slice(snapshot).flat(),
        enterCommit: (changes, apply) => {
          log.push(changes);
          apply(log.length);
        },
        pause: () => Promise.resolve(),
      }),
    );
  return { table, begin };
};

const filledTable = async (
  isolation: Isolation | { isolation: Isolation; server: ServerKind },
  ...rows: readonly Row[]
) => {
  const rules = typeof isolation === 'string' ? { isolation, server: 'postgres' as const } : isolation;
  const { table, begin } = openTable(rules.isolation, rules.server);
  const tx = begin();
  await tx.insert(table, rows);
  await tx.commit();
  const isRow = (id: string) => (row: Row) => row.id === id;
  const add = (to: Transaction, id: string, value: number) =>
    to.update(table, isRow(id), (row) => ({ ...row, value: row.value + value }));
  const values = () => Object.fromEntries([...table.current].map(([id, { value }]) => [id, value]));
  return { table, begin, isRow, add, values };
};

const a = { id: 'a', value: 1 };
const b = { id: 'b', value: 2 };

/** True while a promise has not been settled although everything that could run has run. */
const isWaiting = async (promise: Promise<unknown>): Promise<boolean> => {
  let isSettled = false;
  const settle = (): void => {
    isSettled = true;
  };
  promise.then(settle, settle);
  await new Promise((resolve) => setImmediate(resolve));
  return !isSettled;
};

describe.each(['read committed', 'serializable'] as const)('a transaction, %s', (isolation) => {
  it('shows nothing to others before its commit, and nothing at all after its end', async () => {
    const { table, begin, add, values } = await filledTable(isolation, a);
    const [writer, reader] = [begin(), begin()];
    await add(writer, 'a', 5);

    const seen = await reader.select(table, () => true);
    writer.end();

    expect(seen).toEqual([a]);
    expect(values()).toEqual({ a: 1 });
  });

  it('sees what it wrote itself', async () => {
    const { table, begin, add } = await filledTable(isolation, a, b);
    const tx = begin();
    await add(tx, 'a', 5);
    await tx.delete(table, ({ id }) => id === 'b');

    expect(await tx.select(table, () => true)).toEqual([{ id: 'a', value: 6 }]);
    expect(await tx.insert(table, [b])).toEqual([b]);
  });

  it('holds what it reads for share against changes, not against others that share', async () => {
    const { table, begin, isRow, add } = await filledTable(isolation, a);
    const [first, second, writer] = [begin(), begin(), begin()];
    await first.lock(table, 'share', isRow('a'));
    await second.lock(table, 'share', isRow('a'));

    const changed = add(writer, 'a', 1);

    expect(await isWaiting(changed)).toBe(true);
    first.end();
    expect(await isWaiting(changed)).toBe(true);
    second.end();
    expect(await changed).toHaveLength(1);
  });

  it('breaks a deadlock by ending one of the two', async () => {
    const { begin, add } = await filledTable(isolation, a, b);
    const [first, second] = [begin(), begin()];
    await add(first, 'a', 1);
    await add(second, 'b', 1);
    const waiting = add(first, 'b', 1);

    await expect(add(second, 'a', 1)).rejects.toMatchObject({ code: '40P01' });
    second.end();
    expect(await waiting).toHaveLength(1);
  });

  it('inserts a row once, and waits until it is sure', async () => {
    const { table, begin } = await filledTable(isolation);
    const [first, second, third] = [begin(), begin(), begin()];
    await first.insert(table, [a]);
    const again = second.insert(table, [a]);

    expect(await isWaiting(again)).toBe(true);
    first.end();
    expect(await again).toEqual([a]);
    await second.commit();
    expect(await third.insert(table, [a])).toEqual([]);
  });

  it('keeps unique values unique over all rows', async () => {
    const { table, begin } = await filledTable(isolation, { ...a, owner: 'anna' });
    const tx = begin();

    expect(await tx.insert(table, [{ ...b, owner: 'anna' }])).toEqual([]);
    await tx.update(
      table,
      ({ id }) => id === 'a',
      (row) => ({ id: row.id, value: row.value }),
    );
    expect(await tx.insert(table, [{ ...b, owner: 'anna' }])).toHaveLength(1);
  });
});

describe.each(['postgres', 'cockroach'] as const)('a statement of %s', (server) => {
  const rules = { isolation: 'read committed', server } as const;

  it('refuses to change one row twice, and rows that break a check', async () => {
    const { table, begin } = await filledTable(rules, a);
    const tx = begin();

    await expect(tx.upsert(table, [b, b])).rejects.toMatchObject({ code: '21000' });
    await expect(tx.insert(table, [{ id: 'c', value: 1000 }])).rejects.toMatchObject({ code: '23514' });
    await expect(tx.update(table, Boolean, (row) => ({ ...row, value: 1000 }))).rejects.toMatchObject({
      code: '23514',
    });
  });

  it('sees what it joins as it was when it began, or runs again', async () => {
    const { table, begin, isRow, add, values } = await filledTable(rules, a, b);
    const [writer, joiner] = [begin(), begin()];
    await add(writer, 'a', 10);
    await add(writer, 'b', 10);
    const joined = joiner.statement('join', (on) =>
      on.update(table, {
        keys: ['a'],
        join: () => on.select(table, { where: isRow('b') })[0]?.value ?? 0,
        change: (row, other) => ({ ...row, value: row.value * other }),
      }),
    );
    expect(await isWaiting(joined)).toBe(true);
    await writer.commit();
    await joined;
    await joiner.commit();

    expect(values()).toEqual({ a: server === 'postgres' ? 22 : 132, b: 12 });
  });

  it('finds a row that came in while it waited only when it runs again', async () => {
    const { table, begin, add, values } = await filledTable(rules, a);
    const [writer, other] = [begin(), begin()];
    await add(writer, 'a', 1);
    await writer.insert(table, [b]);
    const all = other.update(table, Boolean, (row) => ({ ...row, value: 0 }));
    expect(await isWaiting(all)).toBe(true);
    await writer.commit();
    await all;
    await other.commit();

    expect(values()).toEqual({ a: 0, b: server === 'postgres' ? 2 : 0 });
  });
});

it('holds nothing for share under SERIALIZABLE of CockroachDB', async () => {
  const { table, begin, isRow, add } = await filledTable(
    { isolation: 'serializable', server: 'cockroach' },
    a,
  );
  const [reader, writer] = [begin(), begin()];
  await reader.lock(table, 'share', isRow('a'));

  expect(await add(writer, 'a', 1)).toHaveLength(1);
});

describe('read committed', () => {
  it('looks again at a row that changed while it waited, and only at that row', async () => {
    const { table, begin, isRow, add, values } = await filledTable('read committed', a, b);
    const [first, second] = [begin(), begin()];
    await add(first, 'a', 10);
    const small = second.update(
      table,
      ({ value }) => value < 10,
      (row) => ({ ...row, value: row.value + 100 }),
    );
    await isWaiting(small);
    await first.insert(table, [{ id: 'c', value: 3 }]);
    await first.commit();

    expect(await small).toEqual([{ id: 'b', value: 102 }]);
    await second.commit();
    expect(values()).toEqual({ a: 11, b: 102, c: 3 });
    expect(isRow('a')(a)).toBe(true);
  });

  it('sees in each statement what was committed before it', async () => {
    const { table, begin, add } = await filledTable('read committed', a);
    const [reader, writer] = [begin(), begin()];
    await reader.select(table, () => true);
    await add(writer, 'a', 1);
    await writer.commit();

    expect(await reader.select(table, () => true)).toEqual([{ id: 'a', value: 2 }]);
  });
});

describe('serializable', () => {
  it('aborts who would lose an update', async () => {
    const { table, begin, add } = await filledTable('serializable', a);
    const [first, second] = [begin(), begin()];
    await second.select(table, () => true);
    await add(first, 'a', 1);
    await first.commit();

    await expect(add(second, 'a', 1)).rejects.toMatchObject({ code: '40001' });
  });

  it('aborts one of two that each read what the other writes', async () => {
    const { table, begin, add } = await filledTable('serializable', a, b);
    const [first, second] = [begin(), begin()];
    for (const tx of [first, second]) await tx.select(table, ({ value }) => value > 0);
    await add(first, 'a', -1);
    await add(second, 'b', -2);
    await first.commit();

    await expect(second.commit()).rejects.toBeInstanceOf(SqlFailure);
  });

  it('aborts who missed a row that another one inserted', async () => {
    const { table, begin } = await filledTable('serializable', a);
    const [first, second] = [begin(), begin()];
    await first.select(table, ({ value }) => value === 3);
    await second.insert(table, [{ id: 'c', value: 3 }]);
    await second.commit();
    await first.insert(table, [{ id: 'd', value: 4 }]);

    await expect(first.commit()).rejects.toMatchObject({ code: '40001' });
  });

  it('lets who only reads keep its snapshot', async () => {
    const { table, begin, add } = await filledTable('serializable', a);
    const [reader, writer] = [begin(), begin()];
    await reader.select(table, () => true);
    await add(writer, 'a', 1);
    await writer.commit();

    expect(await reader.select(table, () => true)).toEqual([a]);
    await expect(reader.commit()).resolves.toBeUndefined();
  });
});
