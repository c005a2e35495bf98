import type { RunView } from '@word-list/domain/api';
import { failureKey, type Facts } from './read-facts.ts';

/** A run that has ended, and the words that its list really holds. */
export interface EndedRun {
  readonly view: RunView;
  readonly words: readonly string[];
}

/** I1 to I4 of one ended run, over the rows: what does not agree with what the API shows. Empty when all does. */
export const recountRun = ({ view, words }: EndedRun, facts: Facts): string[] => {
  const { counts, id } = view;
  const own = words.filter((word) => facts.words.get(word)?.runId === id);
  const failed = words.filter((word) => facts.failures.has(failureKey(id, word)));
  const both = own.filter((word) => facts.failures.has(failureKey(id, word)));
  const neither = words.length - own.length - failed.length;
  const nowhere = words.filter((word) => !facts.words.has(word) && !facts.failures.has(failureKey(id, word)));
  const ofRun = [...facts.words.values()].filter(({ runId }) => runId === id).length;
  const mistakes = [
    ...judgeEnd(view),
    ...differs('accepted', counts.accepted, words.length),
    ...differs('scored', counts.scored, own.length),
    ...differs('rows of this run', own.length, ofRun),
    ...differs('failed', counts.failed, failed.length),
    ...differs('known', counts.known, neither),
    ...differs('cancelled', counts.cancelled, 0),
    ...(both.length === 0 ? [] : [`scored and failed: ${both.slice(0, 5).join(' ')}`]),
    ...(nowhere.length === 0 ? [] : [`lost: ${nowhere.slice(0, 5).join(' ')} (${nowhere.length})`]),
  ];
  return mistakes.map((mistake) => `run ${id}: ${mistake}`);
};

/** At rest no word is claimed and none waits. */
export const recountOpen = ({ claims, waits }: Facts): string[] =>
  claims + waits === 0 ? [] : [`${claims} claims and ${waits} waits are left`];

function judgeEnd({ status, counts, reason }: RunView): string[] {
  const isEnded = status === 'complete' || status === 'complete_with_failures';
  const open = counts.claimed + counts.waiting + counts.unclassified;
  return [
    ...(isEnded ? [] : [`it ended as ${status}: ${String(reason)}`]),
    ...(open === 0 ? [] : [`${open} words are still open`]),
    ...((status === 'complete') === (counts.failed === 0) ? [] : [`${status}, yet ${counts.failed} failed`]),
  ];
}

function differs(what: string, told: number, counted: number): string[] {
  return told === counted ? [] : [`${what}: the API shows ${told}, a recount ${counted}`];
}
