import { readAnswer, type Answer } from './read-answer.ts';
import type { Batch } from './batch.ts';
import type { ModelBatches } from '../ports/model-batches.ts';

export interface BatchFiles {
  /** By custom_id; of several lines about one prompt the first that holds an answer counts. */
  readonly answers: ReadonlyMap<string, Answer>;
  /** Lines that answer nothing: not JSON, or without custom_id. */
  readonly unreadable: number;
}

const fileLines = async (model: ModelBatches, id: string | null): Promise<string[]> => {
  const text = id === null ? undefined : await model.readFile(id);
  return text === undefined ? [] : text.split('\n').filter((line) => line.trim() !== '');
};

/** Reads the output and the error file of an ended batch; either may be absent whatever the batch's status says. */
export const readBatchFiles = async (model: ModelBatches, row: Batch): Promise<BatchFiles> => {
  const lines = [...(await fileLines(model, row.outputFileId)), ...(await fileLines(model, row.errorFileId))];
  const answers = new Map<string, Answer>();
  let unreadable = 0;
  for (const line of lines) {
    const answer = readAnswer(line);
    if (!answer) unreadable += 1;
    else if (!answers.get(answer.customId)?.text) answers.set(answer.customId, answer);
  }
  return { answers, unreadable };
};
