import type { Judge } from '../../judges/judge.ts';
import type { ViewLedger, ViewPointer } from '../../ports/view-ledger.ts';
import { attributes } from '../../scoring/attributes.ts';
import type { ChangedOpinion } from '../../views/change-table.ts';
import { unscored } from '../../views/opinion-table.ts';
import { compareText } from '../../words/compare-text.ts';
import { hash32 } from '../../words/hash32.ts';
import { lengthOf } from '../../words/length-of.ts';
import {
  revisionOf,
  type OpinionRow,
  type RevisionRow,
  type ViewRow,
  type WordsTables,
} from './words-tables.ts';

/** Where published views are, on rows: each method is one statement, which nobody gets in between. */
export const rowViewLedger = (tables: WordsTables, now: () => Date): ViewLedger => ({
  due: async ({ seconds, except }) => {
    const { epoch, value } = revisionOf(tables.revision);
    const [judge] = [...tables.judges.current.values()]
      .filter(({ id }) => !except.includes(id))
      .filter((one) => isDue(tables, one, now().getTime() - seconds * 1000))
      .sort((a, b) => publishedAt(tables, a) - publishedAt(tables, b) || compareText(a.id, b.id));
    if (judge === undefined) return undefined;
    const published = pointerOf(tables.views.current.get(judge.id));
    return { judge: judge.id, published, epoch, purges: judge.purges, revision: value };
  },
  changes: async ({ judge, after, upTo: most, limit }) => {
    const rows = [...tables.opinions.current.values()]
      .filter((row) => row.judge === judge && row.revision > after && row.revision <= most)
      .sort((a, b) => Number(a.revision - b.revision));
    const upTo = rows[limit - 1]?.revision ?? most;
    return { rows: rows.filter(({ revision }) => revision <= upTo).map(changedOpinion), upTo };
  },
  point: async ({ judge, ...to }, instead) => {
    const there = tables.views.current.get(judge);
    if (!isOfNow(tables, judge, to) || there?.object !== instead?.object) return false;
    if (there !== undefined && isBehind(to, there)) return false;
    tables.views.put({ judge, ...to, publishedAt: now().toISOString() });
    return true;
  },
  pointer: async (judge) => pointerOf(tables.views.current.get(judge)),
});

/** An opinion as readers and publishers take it. */
export const changedOpinion = (row: OpinionRow): ChangedOpinion => ({
  text: row.text,
  hash: hash32(row.text),
  length: lengthOf(row.text),
  scores: attributes.map(({ name }) => row.scores[name] ?? unscored),
  types: row.types?.join('/') ?? null,
  run: row.runId === null || row.runStartedAt === null ? null : [row.runId, Date.parse(row.runStartedAt)],
  scoredAt: Date.parse(row.scoredAt),
  gone: row.gone,
});

function isDue(tables: WordsTables, judge: Judge, before: number): boolean {
  const there = tables.views.current.get(judge.id);
  const revision: RevisionRow = revisionOf(tables.revision);
  const isKept = there?.epoch === revision.epoch;
  if (isKept && Date.parse(there.publishedAt) > before) return false;
  const upTo = isKept && there.purges === judge.purges ? there.revision : -1n;
  return [...tables.opinions.current.values()].some((row) => row.judge === judge.id && row.revision > upTo);
}

function publishedAt({ views }: WordsTables, { id }: Judge): number {
  return Date.parse(views.current.get(id)?.publishedAt ?? '1970-01-01T00:00:00Z');
}

/** Whether it is of this database, and not newer than it. */
function isOfNow(tables: WordsTables, judge: string, to: ViewPointer): boolean {
  const { epoch, value } = revisionOf(tables.revision);
  return to.epoch === epoch && to.purges === tables.judges.current.get(judge)?.purges && to.revision <= value;
}

/** Whether it is older than what is there, or as old; what is of another time does not count. */
function isBehind(to: ViewPointer, there: ViewRow): boolean {
  return there.epoch === to.epoch && there.purges === to.purges && there.revision >= to.revision;
}

function pointerOf(row: ViewRow | undefined): ViewPointer | undefined {
  if (row === undefined) return undefined;
  const { object, previous, sha256, epoch, purges, revision } = row;
  return { object, previous, sha256, epoch, purges, revision };
}
