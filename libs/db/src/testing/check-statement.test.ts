import { expect, it } from 'vitest';
import { findForeign } from './check-statement.ts';

it.each([
  ['CREATE TABLE IF NOT EXISTS t (a text COLLATE "C" PRIMARY KEY)', 'a column has a collation'],
  ['SELECT pg_advisory_lock(1)', 'function pg_advisory_lock'],
  ['CREATE TABLE t (a text PRIMARY KEY)', 'CREATE without IF NOT EXISTS'],
  ['CREATE INDEX i ON t (a)', 'CREATE without IF NOT EXISTS'],
  ['ALTER TABLE t ADD COLUMN a text', 'ADD COLUMN without IF NOT EXISTS'],
  ['ALTER TABLE t DROP COLUMN a', 'DROP without IF EXISTS'],
  ['DROP TABLE t', 'DROP without IF EXISTS'],
  ['ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0)', 'option AT_AddConstraint'],
  ['CREATE TABLE IF NOT EXISTS t (a integer PRIMARY KEY)', 'write int4'],
  ['SELECT count(*)::int FROM t', 'write int4'],
  ['LISTEN words', 'node ListenStmt'],
  ['SELECT a FROM t TABLESAMPLE SYSTEM (1)', 'node RangeTableSample'],
  ['MERGE INTO t USING u ON t.a = u.a WHEN MATCHED THEN DELETE', 'node MergeStmt'],
  ['SELECT nextval($1)', 'function nextval'],
  ['SELECT a::money FROM t', 'type money'],
  ['SELECT a FROM t WHERE a <-> 1 < 2', 'operator <->'],
])('refuses %s', (statement, reason) => {
  expect(findForeign(statement).join('; ')).toContain(reason);
});

it.each([
  'SELECT count(*)::int4 FROM opinions WHERE text = ANY($1::text[])',
  'CREATE TABLE IF NOT EXISTS t (a text PRIMARY KEY, n int4 DEFAULT 0 NOT NULL)',
  'DROP TABLE IF EXISTS words',
])('takes %s', (statement) => {
  expect(findForeign(statement)).toEqual([]);
});
