import { toHundredths } from '../words/hundredths.ts';
import { modelKind } from '../scoring/model-kind.ts';
import { attributes } from '../scoring/attributes.ts';
import { inOffice } from '../judges/judge.ts';
import type { Opinion } from '../judges/opinion.ts';
import type { ScoredWord } from '../words/scored-word.ts';
import { revisionOf, type WordsTables } from './rows/words-tables.ts';

/** A word with what its values rest on: `writeEvidence`. */
export type PutWord = ScoredWord & Partial<Pick<Opinion, 'evidence'>>;

/** Puts a word into the tables as the opinion of its judge, as if that had always been there, and makes a revision of it. */
export function putWord(tables: WordsTables, word: PutWord): void {
  const { judge: id, model, rubricId } = word;
  const kind = model === null ? 'editor' : modelKind(model);
  if (!tables.judges.current.has(id)) {
    const identity = { id, kind, model, rubricId, effort: null } as const;
    tables.judges.put({ ...identity, ...inOffice, rank: tables.judges.current.size + 1 });
  }
  const { value, ...row } = revisionOf(tables.revision);
  const revision = value + 1n;
  const { text, types, evidence = null, runId, runStartedAt, scoredAt } = word;
  const scores = Object.fromEntries(
    attributes.map(({ name }) => [name, toHundredths(word.scores[name])]),
  ) as Opinion['scores'];
  tables.revision.put({ ...row, value: revision });
  tables.opinions.put({
    text,
    judge: id,
    scores,
    types,
    evidence,
    runId,
    runStartedAt,
    scoredAt,
    gone: false,
    revision,
  });
}
