import { inFile } from './in-file.ts';
import type { Mutation } from './mutation.ts';

/** Mistakes in the SQL that leads to published views: the tests of views have to notice. */
export const plantedViewStatements: readonly Mutation[] = inFile('libs/db/src/view-ledger.ts', 'view tests', [
  [
    'sql-view-too-early',
    'a view is published at every tick',
    '>= ${seconds}::int4)',
    '>= 0 * ${seconds}::int4)',
  ],
  [
    'sql-view-again',
    'a view is published though nothing has changed',
    'AND o.revision > CASE WHEN v.epoch = r.epoch AND v.purges = j.purges THEN v.revision ELSE -1 END)',
    ')',
  ],
  [
    'sql-view-due-epoch',
    'after a restore a judge waits until it has said as much again',
    'CASE WHEN v.epoch = r.epoch AND v.purges = j.purges',
    'CASE WHEN v.purges = j.purges',
  ],
  [
    'sql-view-due-purges',
    'after a purge a judge waits until it says something new',
    'CASE WHEN v.epoch = r.epoch AND v.purges = j.purges',
    'CASE WHEN v.epoch = r.epoch',
  ],
  ['sql-view-restored-late', 'a restored database waits for five minutes', 'OR v.epoch <> r.epoch OR', 'OR'],
  [
    'sql-view-any-order',
    'who has waited longest has to wait on',
    'ORDER BY coalesce(${publishedAt}, 0), j.id',
    'ORDER BY coalesce(${publishedAt}, 0) DESC, j.id',
  ],
  [
    'sql-view-excepted',
    'a judge that failed is tried again at once',
    'WHERE NOT (j.id = ANY(${textArray(except)}))',
    'WHERE ${textArray(except)} IS NOT NULL',
  ],
  [
    'sql-point-first-epoch',
    'a first object of a database that was there before is pointed to',
    'WHERE r.epoch = ${epoch}::uuid AND r.value',
    'WHERE ${epoch}::uuid IS NOT NULL AND r.value',
  ],
  [
    'sql-point-first-newer',
    'a first object that is newer than the database is pointed to',
    'AND r.value >= ${revision.toString()}::bigint\n      AND j.id = ${judge}',
    'AND j.id = ${judge}',
  ],
  [
    'sql-point-first-purged',
    'a first object from before a purge is pointed to',
    'AND j.id = ${judge} AND j.purges = ${purges}::int4\n    ON',
    'AND j.id = ${judge} AND ${purges}::int4 >= 0\n    ON',
  ],
  [
    'sql-point-conflict',
    'a second first object is an error',
    'ON CONFLICT (judge, format) DO NOTHING RETURNING judge',
    'RETURNING judge',
  ],
  [
    'sql-point-purged',
    'an object from before a purge is pointed to',
    'WHERE j.id = v.judge AND j.purges = ${purges}::int4 AND',
    'WHERE j.id = v.judge AND ${purges}::int4 >= 0 AND',
  ],
  [
    'sql-point-overwrites',
    'a publisher points though somebody else has pointed meanwhile',
    'AND v.object = ${instead.object}',
    '',
  ],
  [
    'sql-point-epoch',
    'an object of a database that was there before is pointed to',
    'AND r.epoch = ${epoch}::uuid AND r.value >= ${revision.toString()}::bigint\n      AND (v.epoch',
    'AND ${epoch}::uuid IS NOT NULL AND r.value >= ${revision.toString()}::bigint\n      AND (v.epoch',
  ],
  [
    'sql-point-newer',
    'an object that is newer than the database is pointed to',
    'AND r.value >= ${revision.toString()}::bigint\n      AND (v.epoch',
    'AND (v.epoch',
  ],
  [
    'sql-point-restored',
    'nothing leads on from what another database published',
    '(v.epoch <> r.epoch OR v.purges',
    '(v.purges',
  ],
  [
    'sql-point-unpurged',
    'nothing leads on from what was published before a purge',
    'OR v.purges <> j.purges OR',
    'OR',
  ],
  [
    'sql-changes-others',
    'what other judges say is published as what one says',
    'WHERE judge = ${judge} AND revision <= ${upTo.toString()}::bigint',
    'WHERE revision <= ${upTo.toString()}::bigint',
  ],
  [
    'sql-changes-slice',
    'a slice says that it is all',
    'row.count < limit ? most : row.revision',
    'row.count < limit ? most : most',
  ],
]);
