import { findModel } from '../scoring/models.ts';

/** The model does not exist, or no longer. */
const goneCode = /^(?:model_not_found|model_not_available|model_deprecated|invalid_model)\b/u;

/** The provider takes no requests of this form. */
const formCode =
  /^(?:invalid_request(?:_error)?|invalid_value|invalid_json_schema|unsupported_\w+|unknown_parameter|missing_required_parameter)\b/u;

/** Whether the provider would refuse every other batch of the run in the same way. `said` begins with its code. */
export const isFinalRefusal = (said: string): boolean => goneCode.test(said) || formCode.test(said);

/** Whether a request was turned down for how it is written, as far as its code tells. */
export const isOfForm = (said: string): boolean => formCode.test(said) || /^http_4(?:00|22)\b/u.test(said);

/** Why a run fails whose model refuses everything: the model, the provider's words, and what to do. */
export const modelRefused = (model: string, said: string): string =>
  `model_refused: ${model}: ${said.replace(/[.\s]+$/u, '')}. What to do: ${cureOf(model)}, and start the run again; it asks only for what has no score yet`;

function cureOf(model: string): string {
  const end = findModel(model)?.end;
  return end === undefined
    ? 'name a model that the provider has'
    : `take ${end.takeInstead} instead (the day on which ${model} is shut down: ${end.day})`;
}
