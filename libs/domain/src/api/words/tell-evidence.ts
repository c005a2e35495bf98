import * as z from 'zod';
import type { Opinion } from '../../judges/opinion.ts';
import { judgedFields } from '../../judges/word-view.ts';
import type { WordCatalogue } from '../../ports/word-catalogue.ts';
import { readEvidence, type Evidence } from '../../scoring/evidence.ts';
import type { ScoredWord } from '../../words/scored-word.ts';
import type { ListedWord } from './word-fields.ts';

const told = z.strictObject({
  source: z.string().meta({ description: 'What it rests on, in words.' }),
  confidence: z
    .number()
    .min(0)
    .max(1)
    .meta({ description: 'How sure its judge is of it: 0 is a guess, 1 measured.' }),
});

/** What values rest on, in an answer. */
export const evidenceView = z
  .strictObject(
    Object.fromEntries(judgedFields.map((field) => [field, told.optional()])) as Record<
      (typeof judgedFields)[number],
      z.ZodOptional<typeof told>
    >,
  )
  .meta({
    id: 'Evidence',
    description: 'What each value rests on, where its judge says so: language models do not.',
  });

/** What the values of a word rest on, each as the judge says whose it is. */
export const evidenceOfWord = (
  { judge, otherJudges }: Pick<ScoredWord, 'judge' | 'otherJudges'>,
  said: readonly Pick<Opinion, 'judge' | 'evidence'>[],
): Evidence => {
  const read = new Map(said.map(({ judge: by, evidence }) => [by, readEvidence(evidence ?? '')]));
  return Object.fromEntries(
    judgedFields.flatMap((field) => {
      const evidence = read.get(otherJudges[field] ?? judge)?.[field];
      return evidence === undefined ? [] : [[field, evidence]];
    }),
  );
};

/** The words, each with what its values rest on; nothing is told of a word that is not stored. */
export async function withEvidence(
  { catalogue }: { readonly catalogue: Pick<WordCatalogue, 'evidence'> },
  words: readonly ListedWord[],
): Promise<ListedWord[]> {
  const said = Map.groupBy(await catalogue.evidence(words.map(({ text }) => text)), ({ text }) => text);
  return words.map((word) => {
    const { judge, otherJudges = {} } = word;
    if (judge === undefined) return word;
    return { ...word, evidence: evidenceOfWord({ judge, otherJudges }, said.get(word.text) ?? []) };
  });
}

/** Evidence as one cell of a table. */
export const evidenceText = (evidence: Evidence | undefined): string =>
  Object.entries(evidence ?? {})
    .map(([field, { source, confidence }]) => `${field}: ${source} ${String(confidence)}`)
    .join('; ');
