import { lookAtServer } from '../../../batch-gateway/src/index.ts';
import type { ModelChoice } from '../stack/model-choice.ts';
import { UsageError } from './errors.ts';

/**
 * Throws UsageError for a server of one's own that would refuse every request: a wrong key, address or model. One that
 * is not there, or not ready, is none: it is waited for.
 */
export const refuseUnfitServer = async (model: ModelChoice): Promise<void> => {
  if (model.kind !== 'server') return;
  const look = await lookAtServer(model);
  if (look.kind !== 'refused') return;
  const { code, message } = look.refusal;
  throw new UsageError(`the model server refuses: ${code}: ${message}`);
};
