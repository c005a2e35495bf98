import type { ResolvedWord } from '../resolve-word.ts';
import type { WordFacts } from '../word-facts.ts';

/** Zipf frequency down to which every word that a list flags was read by hand: that of the 60,000 first. */
export const readDownTo = 2.38;

/** The facts that a fit over word vectors gives: of the word, else of what it is a form of. */
export const fittedFacts = (resolved: ResolvedWord): WordFacts | undefined => {
  const { own, meaning } = resolved;
  if (own.feeling !== undefined) return own;
  return isForm(resolved) && meaning.feeling !== undefined ? meaning : undefined;
};

/** How far to trust such a fit, 0..1: the vectors of rare words are rough. Below 0.3 nothing is said. */
export const fitConfidence = (resolved: ResolvedWord): number => {
  const zipf = resolved.own.zipf ?? 0;
  if (!isWord(resolved)) return 0.2;
  if (zipf >= 4) return 0.5;
  return zipf >= 3 ? 0.4 : 0.3;
};

export const leastConfidence = 0.3;

function isForm({ relation }: ResolvedWord): boolean {
  return relation === 'inflected' || relation === 'spelling';
}

/** Whether a dictionary has the word or a form of it, or it is common enough to be more than a slip of the pen. */
function isWord(resolved: ResolvedWord): boolean {
  return resolved.relation === 'itself' || isForm(resolved) || (resolved.own.zipf ?? 0) >= 3;
}
