import type { Mutation } from './mutation.ts';
import { inStatements } from './planted-statements.ts';

const replacesOpinion = `
        ON CONFLICT (text, judge) DO UPDATE SET \${newScores}, types = excluded.types,
          evidence = excluded.evidence, gone = false,
          run_id = excluded.run_id, run_started_at = excluded.run_started_at,
          scored_at = excluded.scored_at, revision = excluded.revision`;

/** Every ON CONFLICT of the statements left out, one at a time, but for those that `plantedStatements` changes; and conditions of writes. */
export const plantedConflicts: readonly Mutation[] = [
  ...inStatements('claim-statements.ts', [
    [
      'sql-claim-again',
      'a word that somebody has claimed is an error',
      'ON CONFLICT (text) DO NOTHING RETURNING text',
      'RETURNING text',
    ],
    [
      'sql-takes-all',
      'every claim of a run that has ended is taken over, whoever asked for what',
      'WHERE c.text = ANY(${textArray(texts)}) AND r.id = c.run_id AND',
      'WHERE r.id = c.run_id AND',
    ],
  ]),
  ...inStatements('cost-statements.ts', [
    [
      'sql-bill-conflict',
      'a bill that comes again is an error',
      `
        ON CONFLICT (batch_id, submission) DO UPDATE SET settled_micro_usd = excluded.settled_micro_usd,
          input_tokens = excluded.input_tokens, cached_tokens = excluded.cached_tokens,
          output_tokens = excluded.output_tokens, prompts = excluded.prompts
        WHERE c.settled_micro_usd IS NULL`,
      '',
    ],
    [
      'sql-reserve-conflict',
      'a reservation that is made again is an error',
      '\n        ON CONFLICT (batch_id, submission) DO NOTHING',
      '',
    ],
    [
      'sql-releases-other',
      'the reservations of all batches are given back',
      'WHERE batch_id = ${batchId} AND submission = ${submission} AND settled',
      'WHERE submission = ${submission} AND settled',
    ],
    [
      'sql-releases-later',
      'the reservation of a later submission is given back with those before it',
      'AND submission < ${submission} AND',
      'AND',
    ],
  ]),
  ...inStatements('word-statements.ts', [
    [
      'sql-judge-conflict',
      'a judge that is there is an error',
      `
        ON CONFLICT (id) DO UPDATE SET rank = excluded.rank, is_trial = excluded.is_trial
        WHERE j.is_trial AND NOT excluded.is_trial AND j.retired_at IS NULL`,
      '',
    ],
    [
      'sql-opinion-conflict',
      'a word that its judge has rated before is an error',
      `${replacesOpinion}\n        WHERE (o.run_started_at, o.run_id) <= (excluded.run_started_at, excluded.run_id)`,
      '',
    ],
    [
      'sql-failure-again',
      'a word that has failed before is an error',
      '\n        ON CONFLICT (run_id, text) DO NOTHING',
      '',
    ],
  ]),
  ...inStatements('judge-statements.ts', [
    ['sql-rating-conflict', 'a word that an editor has rated before is an error', replacesOpinion, ''],
    [
      'sql-correction-conflict',
      'a correction that comes again is an error',
      'ON CONFLICT (id) DO NOTHING RETURNING id',
      'RETURNING id',
    ],
    [
      'sql-changes-all',
      'all judges change with one',
      'retired_at = ${retiredAt}\n        WHERE id = ${id}`',
      'retired_at = ${retiredAt}`',
    ],
    [
      'sql-norms-conflict',
      'norms that are there are an error',
      `
        ON CONFLICT (id) DO UPDATE SET source = excluded.source, licence = excluded.licence,
          sha256 = excluded.sha256
        WHERE j.kind = 'norms'`,
      '',
    ],
    [
      'sql-deletes-all',
      'the opinions of all judges go with those of one',
      'DELETE FROM opinions WHERE judge = ${judge} AND text',
      'DELETE FROM opinions WHERE text',
    ],
    [
      'sql-takes-all-back',
      'all that a judge says is taken back',
      'AND text = ANY(${textArray(texts)}) AND NOT gone`,',
      'AND NOT gone`,',
    ],
  ]),
  ...inStatements('list-statements.ts', [
    [
      'sql-list-conflict',
      'a list that is there is an error',
      `
        ON CONFLICT (source_id) DO UPDATE SET name = excluded.name, run_id = excluded.run_id,
          run_started_at = excluded.run_started_at, sha256 = excluded.sha256, words = excluded.words,
          fixed_at = excluded.fixed_at, gone = false, revision = excluded.revision,
          stored = CASE WHEN excluded.sha256 = ANY(l.stored) THEN l.stored ELSE l.stored || excluded.stored END
        WHERE (l.run_started_at, l.run_id) <= (excluded.run_started_at, excluded.run_id)`,
      '',
    ],
    [
      'sql-list-older',
      'the list of an older run takes the place of a newer one',
      '\n        WHERE (l.run_started_at, l.run_id) <= (excluded.run_started_at, excluded.run_id)',
      '',
    ],
    [
      'sql-list-back',
      'a run that began before its source went brings the list back',
      'SET gone = true, run_started_at = excluded.run_started_at,',
      'SET gone = true,',
    ],
    [
      'sql-lists-hidden',
      'all lists are hidden with one',
      'WHERE source_id = ${source} AND NOT gone',
      'WHERE NOT gone',
    ],
  ]),
  ...inStatements('resend-statements.ts', [
    [
      'sql-resend-conflict',
      'what was sent again before is an error',
      '\n        ON CONFLICT (run_id, thing) DO UPDATE SET marker = excluded.marker, sends = 0, due_at = excluded.due_at',
      '',
    ],
    [
      'sql-resend-runs',
      'what is sent again for one run counts for all',
      'WHERE r.run_id = ${runId} AND r.thing',
      'WHERE r.thing',
    ],
  ]),
  ...inStatements('run-changes.ts', [
    [
      'sql-rubric-conflict',
      'a rubric that is there is an error',
      'values({ id, document }).onConflictDoNothing()',
      'values({ id, document })',
    ],
    [
      'sql-run-conflict',
      'a run beside a live one of its source is an error, not a no',
      'values(row).onConflictDoNothing()',
      'values(row)',
    ],
    [
      'sql-chunks-all',
      'all runs begin to read their lists with one',
      "and(eq(runs.id, id), eq(runs.status, 'queued'))",
      "eq(runs.status, 'queued')",
    ],
  ]),
];
