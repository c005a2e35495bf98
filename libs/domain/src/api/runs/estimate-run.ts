import * as z from 'zod';
import { NotFound } from '../../errors.ts';
import type { RunStore } from '../../ports/run-store.ts';
import { runMode, type FirstAnswer } from '../../runs/run.ts';
import type { SourceStore } from '../../ports/source-store.ts';
import { estimateUsage } from '../../scoring/estimate-usage.ts';
import {
  costMicroUsd,
  priceOf,
  refuseUnpricedBudget,
  worstCaseMicroUsd,
  type ModelPrices,
} from '../../scoring/prices.ts';
import { estimateRequestUnits } from '../../scoring/request-units.ts';
import { rubricOf } from '../../scoring/rubric.ts';
import { countList, type CountedList, type CountListPorts } from './count-list.ts';
import { everyReason, listView, rejectedCounts, viewList } from './rejected-counts.ts';
import { toMicroUsd, type RunInput } from './run-views.ts';

/** What a dry run needs; `model` is asked when the request names none. */
export interface EstimateRunPorts extends CountListPorts {
  readonly sources: Pick<SourceStore, 'get'>;
  readonly runs: Pick<RunStore, 'firstAnswerOf'>;
  readonly model: string;
  readonly prices: ModelPrices;
}

const count = z.int().min(0);

/** The answer of a dry run. */
export const runEstimate = z
  .strictObject({
    mode: runMode,
    model: z.string(),
    complete: z.boolean().meta({
      description: 'False when the list is too long to be read here: all figures are of its beginning.',
    }),
    lines: count,
    rejected: rejectedCounts,
    duplicates: count,
    accepted: count,
    list: listView,
    first: z
      .array(z.string())
      .meta({ description: 'The first words of the list as they are read, at most fifty.' }),
    known: count.meta({ description: 'Words that have a score which the run would keep.' }),
    toAsk: count.meta({ description: 'Words that the run would put to the model.' }),
    prompts: count,
    inputTokens: count.meta({
      description: 'An estimate: by what the model needed when a run last asked it, else by what is usual.',
    }),
    outputTokens: count.meta({ description: 'An estimate in the same way.' }),
    estimatedMicroUsd: count.meta({ description: 'The price of these tokens, in 10^-6 US dollars.' }),
    worstCaseMicroUsd: count.meta({ description: 'The most that asking each word once can cost.' }),
    requestUnits: count.meta({
      description:
        'What storing the scores takes of the monthly request units of a CockroachDB Basic cluster: an estimate.',
    }),
    withinBudget: z
      .boolean()
      .nullable()
      .meta({ description: 'Whether the estimate fits the budget; null without one.' }),
  })
  .meta({ id: 'RunEstimate' });

/** What a run would read, ask and cost; money in 10^-6 US dollars. */
export type RunEstimate = z.infer<typeof runEstimate>;

/**
 * Says what a run would read, ask and cost, without asking: streams the list as an upload would. Throws NotFound,
 * InvalidInput `budgetUsd` for a model without a price, and RequestRefused as `countList` does.
 */
export const estimateRun =
  (ports: EstimateRunPorts) =>
  async (sourceId: string, input: RunInput): Promise<RunEstimate> => {
    const source = await ports.sources.get(sourceId);
    if (source === undefined) throw new NotFound('source', sourceId);
    const { mode, model = ports.model, budgetUsd } = input;
    const budgetMicroUsd = toMicroUsd(budgetUsd);
    refuseUnpricedBudget(ports.prices, { model, budgetMicroUsd });
    const counted = await countList(ports, source, { mode, model });
    const { lines, rejected, duplicates, accepted } = counted.found;
    const answer = await ports.runs.firstAnswerOf(model, rubricOf(model).id);
    const bill = priceList(ports, counted, { model, answer });
    return {
      mode,
      model,
      complete: counted.complete,
      lines,
      rejected: everyReason(rejected),
      duplicates,
      accepted,
      list: viewList(counted.found),
      first: [...counted.first],
      ...bill,
      withinBudget: budgetMicroUsd === null ? null : bill.estimatedMicroUsd <= budgetMicroUsd,
    };
  };

function priceList(
  ports: EstimateRunPorts,
  list: CountedList,
  { model, answer }: { model: string; answer: FirstAnswer | undefined },
) {
  const { known, found, characters, bytes } = list;
  const toAsk = found.accepted - known;
  const words = {
    model,
    words: toAsk,
    characters: toAsk === 0 ? 0 : Math.ceil((characters * toAsk) / found.accepted),
    bytes: toAsk === 0 ? 0 : bytes,
    parts: found.chunks.reduce((sum, { parts }) => sum + parts.length, 0),
  };
  const usage = estimateUsage(rubricOf(model).document, words, answer);
  const price = priceOf(ports.prices, model);
  return {
    known,
    toAsk,
    prompts: usage.prompts,
    inputTokens: usage.inputTokens,
    outputTokens: usage.outputTokens,
    estimatedMicroUsd: costMicroUsd(price, usage),
    worstCaseMicroUsd: worstCaseMicroUsd(price, usage),
    requestUnits: estimateRequestUnits(toAsk),
  };
}
