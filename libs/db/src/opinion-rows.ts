import { attributes, unscored, type ChangedOpinion } from '@word-list/domain';
import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { epochMilliseconds } from './sql-parts.ts';

const scores = sql.raw(
  attributes.map(({ name }) => `coalesce("${name}"::text, '${unscored}')`).join(` || ',' || `),
);

/** Two texts an opinion, which the driver reads several times faster than a dozen; the word comes last, so it may hold anything. */
export const packedOpinion = sql`hash32::text || ' ' || length::text || ' ' || ${scores} || ' ' || ${epochMilliseconds('scored_at')}::text
  || ' ' || gone::text || ' ' || coalesce(array_to_string(types, '/'), '?') || ' ' || text AS packed,
  json_build_array(run_id, ${epochMilliseconds('run_started_at')})::text AS run`;

/** The columns of `packedOpinion`. */
export const packedColumns = { packed: z.string(), run: z.string() };

const writtenRun = z
  .tuple([z.string().nullable(), z.number().nullable()])
  .transform(([id, startedAt]): ChangedOpinion['run'] =>
    id === null || startedAt === null ? null : [id, startedAt],
  );

/** Makes what reads packed opinions. Neighbours are mostly of one run. */
export const opinionUnpacker = (): ((of: { packed: string; run: string }) => ChangedOpinion) => {
  let last: { written: string; run: ChangedOpinion['run'] } | undefined;
  const runOf = (written: string): ChangedOpinion['run'] => {
    if (last?.written !== written) last = { written, run: writtenRun.parse(JSON.parse(written)) };
    return last.run;
  };

  return ({ packed, run }) => {
    const parts = packed.split(' ', fields);
    const [hash, length, numbers = '', scoredAt, gone, types = ''] = parts;
    return {
      text: packed.slice(parts.join(' ').length + 1),
      hash: Number(hash),
      length: Number(length),
      scores: numbers.split(',').map(Number),
      types: types === '?' ? null : types,
      run: runOf(run),
      scoredAt: Number(scoredAt),
      gone: gone === 'true',
    };
  };
};

const fields = 6;
