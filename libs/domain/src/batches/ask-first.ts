import { SubmissionDoubtful, SubmissionRefused } from '../errors.ts';
import { derivedId } from '../ids.ts';
import type { FirstAnswer, Run } from '../runs/run.ts';
import { costMicroUsd, priceOf, worstCaseMicroUsd } from '../scoring/prices.ts';
import { questionOf } from '../scoring/first-question.ts';
import type { Rubric } from '../scoring/rubric.ts';
import { isFinalRefusal, isOfForm, modelRefused } from './model-refusal.ts';
import { noUsage } from './prompt.ts';
import { readBody } from './read-answer.ts';
import type { SubmitPorts } from './submit-prepared.ts';
import { later } from './wait-times.ts';

/**
 * Before a run's first batch its model is asked about three words, to learn whether it exists, whether it takes the
 * schema of answers, and how many tokens it needs. The answer is kept with the run; functions that begin at the
 * same moment may ask once each. Only models with a price are asked, since the question is there to save money. A
 * final refusal stops the run. Without an answer the run continues as if all were well, and the next batch asks
 * again. Returns the run as it is now.
 */
export const askFirst = async (ports: SubmitPorts, run: Run, rubric: Rubric): Promise<Run | undefined> => {
  if (run.firstAnswer !== null || ports.prices[run.model] === undefined) return run;
  const bill = { batchId: derivedId('first-question', run.id), submission: 0 };
  if (!(await ports.ledger.reserve({ ...bill, runId: run.id, microUsd: worstCase(ports, run, rubric) })))
    return run;
  const reply = await askEitherWay(ports, run, rubric);
  if (!('said' in reply)) return keep(ports, run, { reply, bill });
  await ports.ledger.releaseReservation(bill);
  const { said } = reply;
  ports.log.warn('the first question was not answered', { runId: run.id, model: run.model, said });
  if (!isFinalRefusal(said)) return run;
  await ports.runs.stop(run.id, modelRefused(run.model, said));
  return ports.runs.get(run.id);
};

/** Longer than a model takes for three words, shorter than a function may run. */
const patienceSeconds = 20;

/** Outside of a batch a token costs twice what it costs in one. */
const priceFactor = 2;

type Reply = FirstAnswer | { readonly said: string };

function worstCase({ prices }: SubmitPorts, run: Run, rubric: Rubric): number {
  const question = questionOf(run, rubric.document, true);
  const inputBytes = Buffer.byteLength(JSON.stringify(question));
  const maxOutputTokens = question.max_output_tokens ?? 0;
  return priceFactor * worstCaseMicroUsd(priceOf(prices, run.model), { inputBytes, maxOutputTokens });
}

/** With the schema, and without it where the model does not take a request of that form. */
async function askEitherWay(ports: SubmitPorts, run: Run, rubric: Rubric): Promise<Reply> {
  const reply = await ask(ports, run, { rubric, schema: true });
  if (!('said' in reply) || !isOfForm(reply.said)) return reply;
  const plain = await ask(ports, run, { rubric, schema: false });
  return 'said' in plain ? reply : plain;
}

async function ask(
  ports: SubmitPorts,
  run: Run,
  { rubric, schema }: { rubric: Rubric; schema: boolean },
): Promise<Reply> {
  const deadline = new Date(later(ports.clock.now(), patienceSeconds));
  try {
    const body = await ports.model.ask(questionOf(run, rubric.document, schema), deadline);
    const { usage, unbilled } = readBody('', body);
    return { schema, usage: unbilled ? null : usage };
  } catch (error) {
    if (error instanceof SubmissionRefused) return { said: `${error.code}: ${error.message}` };
    if (error instanceof SubmissionDoubtful) return { said: error.message };
    throw error;
  }
}

function keep(
  { runs, prices }: SubmitPorts,
  run: Run,
  { reply, bill }: { reply: FirstAnswer; bill: { batchId: string; submission: number } },
): Promise<Run | undefined> {
  const usage = reply.usage ?? noUsage;
  const microUsd = priceFactor * costMicroUsd(priceOf(prices, run.model), usage);
  return runs.keepFirstAnswer(run.id, reply, { ...bill, ...usage, microUsd, prompts: 0 });
}
