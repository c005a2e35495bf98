import { limits } from '../limits.ts';
import { encodeMessage } from '../messages/encode-message.ts';
import type { BatchCost, WordsAgain, WordsDecided } from '../messages/messages.ts';
import { costMicroUsd, priceOf, type ModelPrices } from '../scoring/prices.ts';
import type { RubricDocument } from '../scoring/rubric.ts';
import type { Batch } from './batch.ts';
import {
  hasEvidence,
  inHundredths,
  type AgainRow,
  type FailedRow,
  type Prompt,
  type ScoredRow,
} from './prompt.ts';
import { usageOf } from './usage-of.ts';

const envelopeBytes = 2048;

export interface VerdictMessages {
  readonly decided: WordsDecided[];
  readonly again: WordsAgain[];
}

/** All messages about a harvested batch, from the verdicts of its prompts: the same ones each time they are asked for. */
export const verdictMessages = (
  row: Batch,
  prompts: readonly Prompt[],
  of: { rubric: Pick<RubricDocument, 'attributes'>; prices: ModelPrices },
): VerdictMessages => {
  const cost = batchCost(row, prompts, of.prices);
  const scored: ScoredRow[] = prompts.flatMap(({ verdict }) =>
    verdict === null ? [] : inHundredths(verdict.scored, verdict.version ?? 1),
  );
  const failed: FailedRow[] = prompts.flatMap(({ verdict }) => verdict?.failed ?? []);
  const again: AgainRow[] = prompts.flatMap(({ verdict }) => verdict?.again ?? []);
  const common = { runId: row.runId, part: row.part, round: row.round, cost } as const;
  const outcome = {
    ...common,
    type: 'words-decided',
    // Functions of an earlier release can still read what has no evidence.
    version: scored.some(hasEvidence) ? 3 : 2,
    rubricId: row.rubricId,
    model: row.model,
    attributes: of.rubric.attributes.map(({ name }) => name),
  } as const;
  return {
    decided: [
      ...fitting(scored).map((rows): WordsDecided => ({ ...outcome, scored: rows, failed: [] })),
      ...fitting(failed).map((rows): WordsDecided => ({ ...outcome, scored: [], failed: rows })),
    ],
    again: fitting(again).map((words): WordsAgain => ({ ...common, type: 'words-again', version: 1, words })),
  };
};

function batchCost(row: Batch, prompts: readonly Prompt[], prices: ModelPrices): BatchCost {
  const usage = usageOf(prompts);
  const billed = costMicroUsd(priceOf(prices, row.model), usage);
  const microUsd = Math.max(billed, Math.min(billed + unbilledMicroUsd(row, prompts), row.worstCaseMicroUsd));
  return { batchId: row.id, submission: row.submission, prompts: row.prompts, microUsd, ...usage };
}

/** The most that prompts of unknown usage can have cost: the budget has to hold whatever the bill says. */
function unbilledMicroUsd(row: Batch, prompts: readonly Prompt[]): number {
  return Math.ceil(
    (row.worstCaseMicroUsd * prompts.filter(({ verdict }) => verdict?.unbilled).length) / prompts.length,
  );
}

/** Slices of rows, each of which fits one message. */
function fitting<Row>(rows: readonly Row[]): Row[][] {
  const slices: Row[][] = [];
  let bytes = Infinity;
  for (const row of rows) {
    const size = encodeMessage(row).length + 1;
    if (bytes + size > limits.messageBytes - envelopeBytes) {
      slices.push([]);
      bytes = 0;
    }
    slices.at(-1)?.push(row);
    bytes += size;
  }
  return slices;
}
