import { lookAtServer } from '../../../batch-gateway/src/index.ts';
import type { ModelChoice } from '../stack/model-choice.ts';
import { UsageError } from './errors.ts';

/** Throws UsageError for a server of one's own that would refuse every request: a wrong key, address or model. */
export const refuseUnfitServer = async (model: ModelChoice): Promise<void> => {
  if (model.kind !== 'server') return;
  const look = await lookAtServer(model);
  if (look.kind !== 'refused') return;
  const { code, message } = look.refusal;
  throw new UsageError(`the model server refuses: ${code}: ${message}`);
};

/**
 * Looks once whether a server of one's own is there and ready. Answers what a person is told when it is not: the run
 * goes on asking, so this is no error.
 */
export const lookForModelServer = async (model: ModelChoice): Promise<string | undefined> => {
  if (model.kind !== 'server') return undefined;
  const look = await lookAtServer(model);
  if (look.kind !== 'away') return undefined;
  return `! ${look.words}. Is the server of ${model.model} running? It is asked again until it is.`;
};
