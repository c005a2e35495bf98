import type { ResponseCreateParamsNonStreaming } from 'openai/resources/responses/responses';
import { requestBody } from '../batches/build-request.ts';
import type { Run } from '../runs/run.ts';
import type { RubricDocument } from './rubric.ts';

/** Words of three lengths that every model knows: what counts is how many tokens they take. */
export const firstWords = ['tree', 'understand', 'serendipity'] as const;

/** The question that a run begins with, written as all its others will be. */
export const questionOf = (
  { model, effort }: Pick<Run, 'model' | 'effort'>,
  rubric: RubricDocument,
  schema: boolean,
): ResponseCreateParamsNonStreaming =>
  requestBody({ model, rubric, asking: { effort, schema } }, { id: 'first-question', words: firstWords });
