import { limits } from '../limits.ts';
import { NotFound } from '../errors.ts';
import { askingOf } from '../batches/asking-of.ts';
import { countedSubmissions, planBatch, markPrepared, type RoundAt } from '../batches/batch-states.ts';
import type { Batch } from '../batches/batch.ts';
import { askFirst } from '../batches/ask-first.ts';
import { prepareRound } from '../batches/prepare-round.ts';
import { submitPrepared, type SubmitPorts } from '../batches/submit-prepared.ts';
import type { QueryWordsMessage } from '../messages/messages.ts';
import type { Claim } from '../ports/claim-ledger.ts';
import { endRun } from '../runs/end-run.ts';
import type { Run } from '../runs/run.ts';
import type { Rubric } from '../scoring/rubric.ts';

export type QueryWordsPorts = SubmitPorts;

interface RoundToAsk {
  readonly run: Run;
  readonly rubric: Rubric;
  readonly at: RoundAt;
  readonly claims: readonly Claim[];
}

/** Classifies and claims words as the message says, then has the claimed ones asked. */
export const queryWords =
  (ports: QueryWordsPorts) =>
  async (message: QueryWordsMessage): Promise<void> => {
    const { runId, part } = message;
    try {
      const round = await roundToAsk(ports, message);
      if (round !== undefined)
        await askRound(ports, { runId, part, round, probe: message.type === 'round-ready' });
    } catch (error) {
      await noteError(ports, message, error);
      throw error;
    }
    await endRun(ports, runId);
  };

/**
 * Claims words, or moves their claims, as the message says. Returns the round of the part that is to be asked now,
 * if any.
 */
async function roundToAsk(
  { ledger }: QueryWordsPorts,
  message: QueryWordsMessage,
): Promise<number | undefined> {
  switch (message.type) {
    case 'part-ready':
      await ledger.classify(message);
      return 1;
    case 'round-ready':
      return message.round;
    case 'words-again':
      return ledger.askAgain(message);
    case 'waits-freed':
      return ledger.reclassifyFreed(message);
  }
}

/**
 * Puts the claims of one round to the model: one batch, whoever asks for it and however often. While the provider
 * refuses everything (the run is blocked), only the batch that check-batches picks as a probe is submitted.
 */
async function askRound(ports: QueryWordsPorts, at: RoundAt & { probe: boolean }): Promise<void> {
  const run = await ports.runs.get(at.runId);
  if (run?.status !== 'scoring') return;
  const claims = await ports.ledger.claimsAt(at);
  if (claims.length === 0) return;
  const rubric = await rubricOf(ports, run);
  if (run.blocked === null || at.probe) await submitRound(ports, { run, rubric, at, claims });
  else await preparedBatch(ports, { run, rubric, at, claims });
}

async function rubricOf(ports: QueryWordsPorts, run: Run): Promise<Rubric> {
  const rubric = await ports.runs.rubric(run.rubricId);
  if (!rubric) throw new NotFound('rubric', run.rubricId);
  return rubric;
}

async function submitRound(ports: QueryWordsPorts, { run: begun, ...of }: RoundToAsk): Promise<void> {
  const run = await askFirst(ports, begun, of.rubric);
  if (run?.status !== 'scoring') return;
  const row = await preparedBatch(ports, { run, ...of });
  if (row && countedSubmissions(row) < limits.submissions) await submitPrepared(ports)(run, row);
}

/** The row of the round's batch from `prepared` on; its prompts are fixed by whoever stored them first. */
async function preparedBatch(ports: QueryWordsPorts, of: RoundToAsk): Promise<Batch | undefined> {
  const { rubric } = of;
  const { model } = of.run;
  const now = ports.clock.now();
  const row = await ports.batches.createIfAbsent(
    planBatch({ ...of.at, model, rubric, asking: askingOf(of.run) }, now),
  );
  if (row.status !== 'planned') return row;
  const { prices, settings } = ports;
  const { prompts, preparation } = prepareRound(row, { claims: of.claims, prices, now, ...settings });
  await ports.prompts.put(prompts);
  const prepared = markPrepared(row, preparation, now);
  return (await ports.batches.save(prepared)) ? prepared : ports.batches.get(row.id);
}

/** Stores an error for people to see. When that fails too, the first error is the one that counts. */
async function noteError(
  { ledger, log }: QueryWordsPorts,
  { runId, part }: QueryWordsMessage,
  error: unknown,
): Promise<void> {
  const message = error instanceof Error ? error.message : String(error);
  try {
    await ledger.noteError({ runId, part, error: message });
  } catch (cause) {
    log.warn('the last error of a part could not be written down', { runId, part, error: String(cause) });
  }
}
