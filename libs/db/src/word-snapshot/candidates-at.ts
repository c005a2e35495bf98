import type { AttributeName, CandidatesQuery } from '@word-list/domain';
import type { ListWord } from '@word-list/domain/word-sets';
import { textAt } from './text-table.ts';
import { unscored, type Codes } from './word-columns.ts';
import type { WordSnapshot } from './word-snapshot.ts';

type Asked = Pick<CandidatesQuery, 'scales' | 'types'>;

/**
 * The words of these rows. What may change is copied now, so that words can be read while the snapshot makes room for a
 * newer one; texts never change.
 */
export function candidatesAt(
  snapshot: WordSnapshot,
  rows: readonly number[],
  asked: Asked,
): Iterable<ListWord> {
  const scales = asked.scales.map((name) => ({
    name,
    values: copyOf(snapshot.columns.scores[name], rows, new Int16Array(rows.length)),
  }));
  const types = asked.types ? copyOf(snapshot.columns.types, rows, new Uint32Array(rows.length)) : undefined;
  return readWords(snapshot, { rows, scales, types });
}

/** The values of these rows, in their order. */
function copyOf<Into extends Int16Array | Uint32Array>(
  column: Int16Array | Codes,
  rows: readonly number[],
  into: Into,
): Into {
  for (let at = 0; at < rows.length; at += 1) into[at] = column[rows[at] ?? 0] ?? 0;
  return into;
}

interface Copied {
  readonly rows: readonly number[];
  readonly scales: readonly { readonly name: AttributeName; readonly values: Int16Array }[];
  readonly types: Uint32Array | undefined;
}

function* readWords({ texts, shared }: WordSnapshot, { rows, scales, types }: Copied): Iterable<ListWord> {
  for (let at = 0; at < rows.length; at += 1) {
    const text = textAt(texts, rows[at] ?? 0);
    const list = types && shared.typeLists.valueOf(types[at] ?? 0);
    yield {
      text,
      ...(scales.length > 0 && { scores: scoresAt(scales, at) }),
      ...(list && { types: list.types() }),
    };
  }
}

function scoresAt(scales: Copied['scales'], at: number): Partial<Record<AttributeName, number | null>> {
  const scores: Partial<Record<AttributeName, number | null>> = {};
  for (const { name, values } of scales) {
    const value = values[at] ?? unscored;
    scores[name] = value === unscored ? null : value;
  }
  return scores;
}
