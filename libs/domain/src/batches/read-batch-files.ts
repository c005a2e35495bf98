import { NotFound } from '../errors.ts';
import { readAnswer, type ReadAnswer } from './read-answer.ts';
import type { Batch } from './batch.ts';
import type { ModelBatches } from '../ports/model-batches.ts';

export interface BatchFiles {
  /** By custom_id; of several lines about one prompt the first that holds an answer counts. */
  readonly answers: ReadonlyMap<string, ReadAnswer>;
  /** Lines that answer nothing: not JSON, or without custom_id. */
  readonly unreadable: number;
}

/** After this a file that the provider named and does not have is given up: what it would say is asked again. */
const giveUpAfterMs = 60_000;

/**
 * Reads the output and the error file of an ended batch; either may be absent whatever the batch's status says.
 * One that is named but not there is worth another look at first: throws NotFound until a minute after the end.
 */
export const readBatchFiles = async (model: ModelBatches, row: Batch, now: Date): Promise<BatchFiles> => {
  // A time in the future was written by a clock that was wrong.
  const waitedMs = Math.abs(now.getTime() - Date.parse(row.updatedAt));
  const lines = [
    ...(await fileLines(model, row.outputFileId, waitedMs)),
    ...(await fileLines(model, row.errorFileId, waitedMs)),
  ];
  const answers = new Map<string, ReadAnswer>();
  let unreadable = 0;
  for (const line of lines) {
    const answer = readAnswer(line);
    if (!answer) unreadable += 1;
    else if (!answers.get(answer.customId)?.text) answers.set(answer.customId, answer);
  }
  return { answers, unreadable };
};

async function fileLines(model: ModelBatches, id: string | null, waitedMs: number): Promise<string[]> {
  if (id === null) return [];
  const text = await model.readFile(id);
  if (text === undefined && waitedMs < giveUpAfterMs) throw new NotFound('result file', id);
  return (text ?? '').split('\n').filter((line) => line.trim() !== '');
}
