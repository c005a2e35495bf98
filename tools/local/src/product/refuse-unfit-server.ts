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
  throw new UsageError(`the model server refuses: ${code}: ${message}. What to do: ${todoAbout(code)}.`);
};

/** Nothing has been asked yet, so that every option can still be another one. */
function todoAbout(code: string): string {
  if (code === 'model_not_found') return 'give another --model, or make this one available there';
  if (/^(?:invalid_api_key|http_40[13])/u.test(code)) return 'check the key in WORD_LIST_LLM_KEY';
  if (/^(?:insufficient_quota|billing_|account_|http_402)/u.test(code))
    return 'add credit there, then run the same command';
  return 'check the address of --llm';
}
