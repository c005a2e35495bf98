import { inFile, type Mistake } from './in-file.ts';
import type { Mutation } from './mutation.ts';

/** Mistakes in SQL, which no world runs: the tests that hold it against the rows of the worlds have to notice. */
export const plantedStatements: readonly Mutation[] = [
  ...inStatements('part-statements.ts', [
    [
      'defect-8',
      'counters are read, changed and written back',
      'SET known = known + ${known},',
      'SET known = (SELECT known FROM run_parts WHERE run_id = ${runId} AND part = ${part}) + ${known},',
    ],
    ['sql-lock-part', 'the row of a part is not held', 'AND part = ${part} FOR UPDATE', 'AND part = ${part}'],
    ['sql-lock-parts', 'the parts of a run are not held', 'ORDER BY part FOR UPDATE', 'ORDER BY part'],
    [
      'sql-part-conflict',
      'a part that is there is an error',
      'ON CONFLICT (run_id, part) DO NOTHING RETURNING part',
      'RETURNING part',
    ],
  ]),
  ...inStatements('run-changes.ts', [
    [
      'defect-9',
      'a run ends while parts of its list are unread',
      "'cancelling') AND p.words >= r.accepted",
      "'cancelling')",
    ],
    [
      'rule-9-waits',
      'a run ends while words of it wait',
      'AND NOT EXISTS (SELECT 1 FROM word_waits WHERE run_id = ${id})',
      '',
    ],
    [
      'sql-ends-claimed',
      'a run ends while words of it are claimed',
      'AND NOT EXISTS (SELECT 1 FROM word_claims WHERE run_id = ${id})',
      '',
    ],
    [
      'defect-27',
      'a second delivery stores a second list',
      "isNull(runs.manifest), inArray(runs.status, ['queued', 'chunking'])",
      "inArray(runs.status, ['queued', 'chunking', 'scoring'])",
    ],
    [
      'sql-cancel-ended',
      'a run that has ended is cancelled',
      'const isOpen = and(eq(runs.id, id), isLiveNow);',
      'const isOpen = eq(runs.id, id);',
    ],
    [
      'sql-stop-cancelled',
      'a run that is not being scored is stopped',
      "and(eq(runs.id, id), eq(runs.status, 'scoring'))",
      'eq(runs.id, id)',
    ],
    [
      'sql-first-answer',
      'a later answer replaces the first one',
      'isNull(runs.firstAnswer), isLiveNow',
      'isLiveNow',
    ],
  ]),
  ...inStatements('run-readings.ts', [
    ['sql-lock-run', 'FOR SHARE of the row of a run is left out', 'share: sql`FOR SHARE`', 'share: sql``'],
    [
      'sql-lock-run-update',
      'FOR UPDATE of the row of a run is but FOR SHARE',
      'update: sql`FOR UPDATE`',
      'update: sql`FOR SHARE`',
    ],
  ]),
  ...inStatements('claim-statements.ts', [
    [
      'defect-10',
      'an old message moves words that are in another batch by now',
      'AND round = ${round} AND text = ANY',
      'AND text = ANY',
    ],
    [
      'sql-settles-any-round',
      'an old message settles words that are in another batch by now',
      'AND round = ${round} ${named}',
      '${named}',
    ],
    [
      'defect-42',
      'two runs have the same word asked at the same time',
      'AND r.id = c.run_id AND r.status IN (${ended})',
      'AND r.id = c.run_id',
    ],
    [
      'sql-claim-conflict',
      'a claim takes a word from whoever has it',
      'ON CONFLICT (text) DO NOTHING RETURNING text',
      'ON CONFLICT (text) DO UPDATE SET run_id = excluded.run_id RETURNING text',
    ],
    [
      'sql-lock-claims',
      'claims that are about to move are not held',
      'ORDER BY text FOR UPDATE',
      'ORDER BY text',
    ],
    [
      'sql-drops-any',
      'claims of other runs are dropped',
      '${textArray(texts)}) AND run_id = ${runId}`',
      '${textArray(texts)})`',
    ],
  ]),
  ...inStatements('wait-statements.ts', [
    [
      'sql-wait-conflict',
      'a word that waits already is an error',
      'ORDER BY u.text\n        ON CONFLICT (run_id, text) DO NOTHING`',
      'ORDER BY u.text`',
    ],
    [
      'sql-freed-held',
      'a word waits for ever when the run that has it asked has ended',
      'AND (c.text IS NULL OR r.status IN (${ended}))',
      'AND c.text IS NULL',
    ],
    [
      'sql-cancel-count',
      'one word of each part is counted when waits are cancelled',
      'count(*) AS waits',
      'count(DISTINCT part) AS waits',
    ],
  ]),
  ...inStatements('word-statements.ts', [
    [
      'sql-older-wins',
      'a score of a run that began later is replaced',
      'WHERE (o.run_started_at, o.run_id) <= (excluded.run_started_at, excluded.run_id)',
      '',
    ],
    [
      'sql-one-judge',
      'a new judge enters below the others',
      'coalesce(max(rank), 0) + 1',
      'coalesce(min(rank), 0) + 1',
    ],
    [
      'sql-back',
      'what is said again stays taken back',
      'evidence = excluded.evidence, gone = false,\n          run_id = excluded.run_id, run_started_at = excluded.run_started_at',
      'evidence = excluded.evidence, run_id = excluded.run_id, run_started_at = excluded.run_started_at',
    ],
    [
      'sql-failure-conflict',
      'the last failure of a word counts',
      'ON CONFLICT (run_id, text) DO NOTHING',
      'ON CONFLICT (run_id, text) DO UPDATE SET reason = excluded.reason',
    ],
  ]),
  ...inStatements('known-words.ts', [
    [
      'sql-known-anybody',
      'what another judge says is known to a run of mode stale',
      "case 'stale':\n      return isOwn(run);",
      "case 'stale':\n      return sql`true`;",
    ],
    [
      'sql-known-unranked',
      'what a judge without a rank says is known',
      'WHERE rank IS NOT NULL AND kind IN',
      'WHERE kind IN',
    ],
    ['sql-known-gone', 'what was taken back is known', 'sql`NOT o.gone AND ((', 'sql`(('],
    [
      'sql-known-lexicon',
      'a model heeds lexica',
      "modelKind(run.model) === 'lexicon' ?",
      "run.mode === 'new' ?",
    ],
    [
      'sql-known-all',
      'a score made since the run began is unknown',
      ' OR o.scored_at > ${run.startedAt}::timestamptz',
      '',
    ],
  ]),
  ...inStatements('cost-statements.ts', [
    [
      'sql-billed-twice',
      'the last bill of a submission counts',
      'prompts = excluded.prompts\n        WHERE c.settled_micro_usd IS NULL',
      'prompts = excluded.prompts',
    ],
    [
      'sql-releases-bill',
      'a bill is given back like a reservation',
      'AND submission = ${submission} AND settled_micro_usd IS NULL',
      'AND submission = ${submission}',
    ],
    [
      'sql-spent-open',
      'what is reserved counts as not spent',
      'sum(coalesce(settled_micro_usd, reserved_micro_usd))',
      'sum(settled_micro_usd)',
    ],
  ]),
];

/** Mistakes in one file of the statements. */
export function inStatements(file: string, mistakes: readonly Mistake[]): Mutation[] {
  return inFile(`libs/db/src/${file}`, 'database tests', mistakes);
}
