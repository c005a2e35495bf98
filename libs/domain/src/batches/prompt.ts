import * as z from 'zod';

export const usage = z.object({
  inputTokens: z.int().min(0),
  cachedTokens: z.int().min(0),
  outputTokens: z.int().min(0),
});

export type Usage = z.infer<typeof usage>;

export const noUsage: Usage = { inputTokens: 0, cachedTokens: 0, outputTokens: 0 };

/**
 * A scored word as the rubric's judge returned it: scores in the order of the rubric's attributes, null where it does not
 * know; no types where it knows none. What holds it says in which unit: version 1 in whole numbers, version 2 in hundredths,
 * version 3 too, and what the values rest on may follow: `writeEvidence`.
 */
export const scoredRow = z.tuple([
  z.string(),
  z.array(z.int().nullable()),
  z.array(z.string()),
  z.string().optional(),
]);

/** A word that ended without a score, and why. */
export const failedRow = z.tuple([z.string(), z.string()]);

/** A word to be asked again: why, and whether the model was really asked (then it counts as an attempt). */
export const againRow = z.tuple([z.string(), z.string(), z.boolean()]);

/** What became of one prompt. Written once; every message about its words derives from it. */
export const verdict = z.object({
  /** Without one it is version 1, as version 0.1.0 wrote it. */
  version: z.literal([2, 3]).optional(),
  scored: z.array(scoredRow),
  again: z.array(againRow),
  failed: z.array(failedRow),
  usage,
  /** The model may have been run, and nothing tells with how many tokens. */
  unbilled: z.literal(true).optional(),
});

export type Verdict = z.infer<typeof verdict>;
export type ScoredRow = z.infer<typeof scoredRow>;
export type FailedRow = z.infer<typeof failedRow>;
export type AgainRow = z.infer<typeof againRow>;

/** One request about up to 50 words; `id` is the request's custom_id. `attempts[i]` counts earlier asks of `words[i]`. */
export const prompt = z.object({
  batchId: z.string(),
  id: z.string(),
  preparation: z.string(),
  words: z.array(z.string()).min(1),
  attempts: z.array(z.int().min(0)),
  verdict: verdict.nullable(),
});

export type Prompt = z.infer<typeof prompt>;

export const hasEvidence = ([, , , evidence]: ScoredRow): boolean => evidence !== undefined;

/** Rows of version 1 as version 2 writes them: whole numbers become hundredths. */
export const inHundredths = (rows: readonly ScoredRow[], version: 1 | 2 | 3): readonly ScoredRow[] =>
  version > 1
    ? rows
    : rows.map(([text, scores, types]) => [
        text,
        scores.map((score) => (score === null ? null : score * 100)),
        types,
      ]);
