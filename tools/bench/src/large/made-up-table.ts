import {
  attributes,
  emptyTable,
  hash32,
  scramble,
  withChanges,
  type ChangedOpinion,
  type OpinionTable,
} from '@word-list/domain';

/** Words of one revision: as many as one statement of update-words stores. */
const wordsPerRevision = 1000;

/** When the judge's run began, in milliseconds since 1970. */
export const startedAt = Date.parse('2026-01-01T00:00:00Z');

/** The revision in which the word of this place was stored. */
export const revisionAt = (place: number): number => 1 + Math.floor(place / wordsPerRevision);

/** Opinions that become one table at once: of more the memory would be full. */
const rowsAtOnce = 500_000;

/** What a judge holds of all these words, which are in their order: half of each scale's values the lowest, and so on. */
export const makeUpTable = (texts: readonly string[]): OpinionTable => {
  let table = emptyTable;
  for (let at = 0; at < texts.length; at += rowsAtOnce) {
    const some = texts.slice(at, at + rowsAtOnce).map((text, place) => makeUpOpinion(text, at + place));
    table = withChanges(table, some);
  }
  return table;
};

const typeLists = ['noun', 'noun/verb', 'adjective', 'verb', 'adverb', 'noun/adjective'];

const run = ['run', startedAt] as const;

function makeUpOpinion(text: string, place: number): ChangedOpinion {
  const hash = hash32(text);
  const scores = attributes.map(({ min, max }, at) => {
    const drawn = scramble((hash + at) >>> 0);
    // Each leading zero is half as likely as none; in quarters, as a lexicon rates.
    const above = Math.clz32(drawn) * 100 + (drawn & 3) * 25;
    return Math.min(max * 100, (min + max > 0 ? min : 0) * 100 + above);
  });
  const types = typeLists[scramble(hash) % typeLists.length] ?? '';
  const scoredAt = startedAt + revisionAt(place) * 137;
  return { text, hash, length: text.length, scores, types, run, scoredAt, gone: false };
}
