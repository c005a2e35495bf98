import * as z from 'zod';
import { DomainError, NotFound, SourceRefused } from '../../errors.ts';
import type { Clock } from '../../ports/basics.ts';
import type { ScoreOrigin, ScoreOrigins } from '../../ports/score-origins.ts';
import type { SourceFetcher } from '../../ports/source-fetcher.ts';
import type { SourceStore } from '../../ports/source-store.ts';
import type { Manifest } from '../../runs/manifest.ts';
import type { RunMode } from '../../runs/run.ts';
import { storeList } from '../../runs/store-list.ts';
import { estimateUsage } from '../../scoring/estimate-usage.ts';
import { modelKind } from '../../scoring/model-kind.ts';
import { costMicroUsd, priceOf, worstCaseMicroUsd, type ModelPrices } from '../../scoring/prices.ts';
import { currentRubric } from '../../scoring/rubric.ts';
import type { Source } from '../../sources/source.ts';
import { RequestRefused } from '../http/request-refused.ts';
import { everyReason, rejectedCounts } from './rejected-counts.ts';
import type { RunInput } from './run-views.ts';

/** What a dry run needs; `model` is asked when the request names none. */
export interface EstimateRunPorts {
  readonly sources: Pick<SourceStore, 'get'>;
  readonly fetcher: SourceFetcher;
  readonly origins: ScoreOrigins;
  readonly clock: Clock;
  readonly model: string;
  readonly prices: ModelPrices;
}

const count = z.int().min(0);

/** The answer of a dry run. */
export const runEstimate = z
  .strictObject({
    mode: z.enum(['new', 'stale', 'all']),
    model: z.string(),
    complete: z.boolean().meta({
      description: 'False when the list is too long to be read here: all figures are of its beginning.',
    }),
    lines: count,
    rejected: rejectedCounts,
    duplicates: count,
    accepted: count,
    known: count.meta({ description: 'Words that have a score which the run would keep.' }),
    toAsk: count.meta({ description: 'Words that the run would put to the model.' }),
    prompts: count,
    inputTokens: count.meta({ description: 'An estimate: vocabularies of models differ.' }),
    outputTokens: count.meta({ description: 'An estimate.' }),
    estimatedMicroUsd: count.meta({ description: 'The price of these tokens, in 10^-6 US dollars.' }),
    worstCaseMicroUsd: count.meta({ description: 'The most that asking each word once can cost.' }),
    withinBudget: z
      .boolean()
      .nullable()
      .meta({ description: 'Whether the estimate fits the budget; null without one.' }),
  })
  .meta({ id: 'RunEstimate' });

/** What a run would read, ask and cost; money in 10^-6 US dollars. */
export type RunEstimate = z.infer<typeof runEstimate>;

/** What a request has time and memory for: a list of about two million words. */
const mostBytes = 24 * 1024 * 1024;
const mostMilliseconds = 20_000;

const refusalOf = (error: unknown): unknown =>
  error instanceof SourceRefused
    ? new RequestRefused('source-not-readable', error.message, {
        fields: { reason: error.reason },
        cause: error,
      })
    : error;

/** The bytes of the list. Faults that may pass become a refusal, so that they are not taken for ours. */
async function* fetchList({ fetcher }: EstimateRunPorts, url: string): AsyncGenerator<Uint8Array> {
  try {
    yield* await fetcher.open(url);
  } catch (error) {
    if (error instanceof DomainError) throw refusalOf(error);
    const detail = 'the list could not be fetched just now; try again';
    throw new RequestRefused('source-unreachable', detail, { cause: error });
  }
}

/** Passes bytes through until there are too many or time is up. */
const makeTap = (bytes: AsyncIterable<Uint8Array>, clock: Clock) => {
  const until = clock.now().getTime() + mostMilliseconds;
  let left = mostBytes;
  let complete = true;
  const tapped = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of bytes) {
      left -= chunk.length;
      complete = left >= 0 && clock.now().getTime() < until;
      if (!complete) return;
      yield chunk;
    }
  };
  return { bytes: tapped(), isComplete: () => complete };
};

const keeps: Record<RunMode, (origin: ScoreOrigin, model: string) => boolean> = {
  new: (origin, model) => modelKind(origin.model) === 'model' || modelKind(model) === 'lexicon',
  stale: (origin, model) => origin.rubricId === currentRubric.id && origin.model === model,
  all: () => false,
};

/** Counts what a run would ask: takes the chunks of a list as they would be stored, and keeps none. */
const makeCounter = (origins: ScoreOrigins, { mode, model }: { mode: RunMode; model: string }) => {
  let known = 0;
  let characters = 0;
  const put = async (_key: string, text: string): Promise<void> => {
    const words = text.trimEnd().split('\n');
    const found = mode === 'all' ? [] : await origins.of(words);
    const kept = found.filter((origin) => keeps[mode](origin, model));
    known += kept.reduce((sum, origin) => sum + origin.words, 0);
    characters += text.length - words.length;
  };
  return { put, counts: () => ({ known, characters }) };
};

interface Counted {
  readonly found: Pick<Manifest, 'lines' | 'rejected' | 'duplicates' | 'accepted'>;
  readonly complete: boolean;
  readonly known: number;
  readonly characters: number;
}

const countList = async (
  ports: EstimateRunPorts,
  source: Source,
  input: { mode: RunMode; model: string },
): Promise<Counted> => {
  try {
    const tap = makeTap(fetchList(ports, source.url), ports.clock);
    const counter = makeCounter(ports.origins, input);
    const chunks = { put: counter.put, get: () => Promise.reject(new NotFound('chunk', 'of a dry run')) };
    const found = await storeList(chunks, {
      bytes: tap.bytes,
      format: source.format,
      runId: 'dry',
      upload: 'dry',
    });
    return { found, complete: tap.isComplete(), ...counter.counts() };
  } catch (error) {
    throw refusalOf(error);
  }
};

const priceList = (ports: EstimateRunPorts, { found, known, characters }: Counted, model: string) => {
  const toAsk = found.accepted - known;
  const share = found.accepted === 0 ? 0 : toAsk / found.accepted;
  const usage = estimateUsage(currentRubric.document, {
    words: toAsk,
    characters: Math.ceil(characters * share),
  });
  const price = priceOf(ports.prices, model);
  return {
    known,
    toAsk,
    prompts: usage.prompts,
    inputTokens: usage.inputTokens,
    outputTokens: usage.outputTokens,
    estimatedMicroUsd: costMicroUsd(price, usage),
    worstCaseMicroUsd: worstCaseMicroUsd(price, usage),
  };
};

/**
 * Says what a run would read, ask and cost, without asking: streams the list as an upload would. Throws NotFound
 * and RequestRefused `source-not-readable` (field `reason`) and `source-unreachable`.
 */
export const estimateRun =
  (ports: EstimateRunPorts) =>
  async (sourceId: string, input: RunInput): Promise<RunEstimate> => {
    const source = await ports.sources.get(sourceId);
    if (source === undefined) throw new NotFound('source', sourceId);
    const { mode, model = ports.model, budgetUsd } = input;
    const counted = await countList(ports, source, { mode, model });
    const { lines, rejected, duplicates, accepted } = counted.found;
    const bill = priceList(ports, counted, model);
    return {
      mode,
      model,
      complete: counted.complete,
      lines,
      rejected: everyReason(rejected),
      duplicates,
      accepted,
      ...bill,
      withinBudget: budgetUsd === undefined ? null : bill.estimatedMicroUsd <= budgetUsd * 1_000_000,
    };
  };
