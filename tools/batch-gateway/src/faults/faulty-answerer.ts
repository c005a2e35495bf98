import type { Answerer } from '../answers/answerer.ts';
import { errorDocument } from '../http/api-error.ts';
import { corruptAnswer } from './corrupt-answer.ts';
import { answerFaults } from './fault.ts';
import type { FaultPlan } from './fault-plan.ts';

const allFailed = {
  status: 500,
  body: errorDocument('Injected failure of every line.', { type: 'server_error', code: 'server_error' }),
  usage: { input: 0, output: 0 },
};

/** Spoils the answers of another answerer as the plan says; the first fault that strikes a line is the one it gets. */
export const makeFaultyAnswerer = (inner: Answerer, plan: FaultPlan): Answerer => ({
  ...inner,
  async answer(request, context) {
    const { batchNumber, line } = context;
    if (plan.strike('all-failed', { batchNumber }) !== undefined) return allFailed;
    const answer = await inner.answer(request, context);
    const fault = answerFaults.find((name) => plan.strike(name, { batchNumber, line }) !== undefined);
    return fault === undefined ? answer : corruptAnswer(request, answer, fault);
  },
});
