import * as z from 'zod';
import { agreementOn, type Agreement } from '../../judges/agreement.ts';
import { judgeKinds } from '../../judges/judge.ts';
import type { Opinion } from '../../judges/opinion.ts';
import type { CountedJudge, RatedTwice } from '../../ports/word-catalogue.ts';
import { attributes, type AttributeName } from '../../scoring/attributes.ts';
import { readEvidence } from '../../scoring/evidence.ts';
import { reasoningEfforts } from '../../scoring/models.ts';
import { wordType } from '../../scoring/word-types.ts';
import { evidenceView } from '../words/tell-evidence.ts';

const count = z.int().min(0);
const nullableText = z.string().nullable();

/** The answer of `GET /api/judges`. */
export const judgeList = z
  .strictObject({
    judges: z.array(
      z.strictObject({
        id: z.string().meta({ description: '`judge` takes it, or the name in front of its hash.' }),
        kind: z.enum(judgeKinds),
        model: nullableText,
        rubric: nullableText,
        effort: z.enum(reasoningEfforts).nullable(),
        rank: z.int().nullable().meta({
          description:
            'Within its kind the greatest is believed first. null: shown to those who ask for it, unless it has retired.',
        }),
        words: count.meta({ description: 'Words that it has an opinion of; 0 when it has retired.' }),
        trial: z.boolean().meta({ description: 'Only trial runs have asked it so far.' }),
        retiredAt: z.iso.datetime().nullable().meta({
          description: 'Since when its scores are shown no more. They are deleted a week later.',
        }),
        source: nullableText.meta({ description: 'Of norms: where they come from.' }),
        licence: nullableText.meta({ description: 'Of norms: under which licence.' }),
      }),
    ),
    revision: count,
  })
  .meta({ id: 'JudgeList' });

/** What an operator says of a judge; what is not named stays. */
export const judgeInput = z
  .strictObject({
    rank: z
      .int()
      .min(1)
      .max(1_000_000)
      .nullable()
      .optional()
      .meta({ description: 'null: nobody sees its scores who does not ask for it.' }),
    public: z.boolean().optional().meta({
      description: 'Of norms: whether anybody but operators finds a trace of them. false takes the rank too.',
    }),
    retired: z.boolean().optional().meta({
      description:
        'true: its scores are shown to nobody, its rank is gone, and a week later its scores are deleted. false: it returns, without a rank.',
    }),
  })
  .refine((input) => Object.values(input).some((value) => value !== undefined), {
    path: ['rank'],
    message: 'is missing, and so are public and retired: name what is to change',
  })
  .meta({ id: 'JudgeInput' });

/** The parameters of `GET /api/judges/{id}/agreement`. */
export const agreementParameters = z.strictObject({
  with: z
    .string()
    .min(1)
    .max(200)
    .meta({ description: 'The other judge, by id.', examples: ['lexicon-1.abcdef'] }),
});

const interval = z.strictObject({ value: z.number(), low: z.number(), high: z.number() });
const gap = z.strictObject({ text: z.string(), first: z.number(), second: z.number() });

const scaleAgreement = z.strictObject({
  scale: z.string(),
  words: count.meta({ description: 'Words that both score.' }),
  exact: count.meta({ description: 'Of them, those with the same whole step.' }),
  withinOne: count.meta({ description: 'Of them, those at most one step apart.' }),
  spearman: interval.nullable().meta({
    description: 'Rank correlation with its 95 % interval; null where there are too few different scores.',
  }),
  confusion: z.array(z.array(count)).meta({
    description: 'Words by whole step: rows are the first judge’s from the least, columns the second’s.',
  }),
  worst: z.array(gap).meta({ description: 'The words furthest apart.' }),
});

/** The answer of `GET /api/judges/{id}/agreement`. */
export const judgeAgreement = z
  .strictObject({ first: z.string(), second: z.string(), scales: z.array(scaleAgreement), revision: count })
  .meta({ id: 'JudgeAgreement' });

const scoreShape = Object.fromEntries(attributes.map(({ name }) => [name, z.number().nullable()])) as Record<
  AttributeName,
  z.ZodNullable<z.ZodNumber>
>;

/** What one judge holds of a word, in an answer. */
export const opinionView = z.strictObject({
  judge: z.string(),
  scores: z.strictObject(scoreShape),
  types: z.array(wordType).nullable(),
  evidence: evidenceView.nullable(),
  run: nullableText,
  scoredAt: z.iso.datetime(),
});

/** The judges, as they are believed. */
export const viewJudges = (judges: readonly CountedJudge[], revision: bigint): z.infer<typeof judgeList> => ({
  judges: judges.map(({ id, kind, model, rubricId, effort, rank, words, ...judge }) => ({
    ...{ id, kind, model, rubric: rubricId, effort, rank, words },
    ...{ trial: judge.isTrial, retiredAt: judge.retiredAt },
    ...{ source: judge.source, licence: judge.licence },
  })),
  revision: Number(revision),
});

/** What one judge holds of a word. */
export const viewOpinion = ({
  judge,
  scores,
  types,
  evidence,
  runId,
  scoredAt,
}: Opinion): z.infer<typeof opinionView> => ({
  judge,
  scores: Object.fromEntries(attributes.map(({ name }) => [name, inSteps(scores[name])])) as z.infer<
    typeof opinionView
  >['scores'],
  types: types && [...types],
  evidence: evidence === null ? null : readEvidence(evidence),
  run: runId,
  scoredAt,
});

interface Compared {
  readonly first: string;
  readonly second: string;
  readonly words: readonly RatedTwice[];
  readonly revision: bigint;
  /** Lets other requests run; called between two scales. */
  readonly pause: () => Promise<void>;
}

/** How far two judges agree, scale by scale. */
export async function viewAgreement(of: Compared): Promise<z.infer<typeof judgeAgreement>> {
  const scales: z.infer<typeof scaleAgreement>[] = [];
  for (const { name, min, max } of attributes) {
    const pairs = of.words.map(({ text, first, second }) => ({
      text,
      first: first[name],
      second: second[name],
    }));
    scales.push(viewScale(name, agreementOn({ min, max }, pairs)));
    await of.pause();
  }
  return { first: of.first, second: of.second, scales, revision: Number(of.revision) };
}

function viewScale(
  scale: string,
  { worst, confusion, ...figures }: Agreement,
): z.infer<typeof scaleAgreement> {
  return {
    scale,
    ...figures,
    confusion: confusion.map((row) => [...row]),
    worst: worst.map(({ text, first, second }) => ({ text, first: first / 100, second: second / 100 })),
  };
}

function inSteps(score: number | null): number | null {
  return score === null ? null : score / 100;
}
