import { canonicalForm } from '../words/canonical-form.ts';
import { compareText } from '../words/compare-text.ts';
import type { RoundOf, RunFacts, WordsStatements } from '../ports/words-statements.ts';

export interface Claiming {
  readonly known: readonly string[];
  readonly claimed: readonly string[];
  /** Another run has them asked. */
  readonly taken: readonly string[];
}

/**
 * Divides words, ordered by text, into known, claimed and taken. What is known is looked up twice. The first look
 * only saves claims. The second one decides, after the claims: a score is stored in the transaction that releases
 * its claim, so a word whose claim was free is either not scored or found to be known now.
 */
export const claimWords = async (
  on: WordsStatements,
  { run, ...at }: RoundOf & { run: RunFacts },
  texts: readonly string[],
): Promise<Claiming> => {
  if (texts.length === 0) return { known: [], claimed: [], taken: [] };
  const before = await knownOf(on, run, texts);
  const candidates = texts.filter((text) => !before.has(text));
  if (candidates.length === 0) return { known: texts, claimed: [], taken: [] };
  const held = await claimAll(on, at, candidates);
  const since = await knownOf(on, run, candidates);
  const dropped = candidates.filter((text) => held.has(text) && since.has(text));
  if (dropped.length > 0) await on.deleteClaims(run.id, dropped);
  const open = candidates.filter((text) => !since.has(text));
  return {
    known: texts.filter((text) => before.has(text) || since.has(text)),
    claimed: open.filter((text) => held.has(text)),
    taken: open.filter((text) => !held.has(text)),
  };
};

/** The words are as their list spells them; opinions are found by the key that a word has now. */
async function knownOf(on: WordsStatements, run: RunFacts, texts: readonly string[]): Promise<Set<string>> {
  const keys = new Set(texts.map(canonicalForm));
  const known = new Set(await on.knownAmong(run, [...keys].toSorted(compareText)));
  return new Set(texts.filter((text) => known.has(canonicalForm(text))));
}

/** Claims of runs that have ended are taken over: there should be none, but nothing may wait for them. */
async function claimAll(on: WordsStatements, at: RoundOf, texts: readonly string[]): Promise<Set<string>> {
  const claimed = new Set(await on.insertClaims(at, texts));
  const rest = texts.filter((text) => !claimed.has(text));
  const taken = rest.length === 0 ? [] : await on.takeOverClaims(at, rest);
  return new Set([...claimed, ...taken]);
}
