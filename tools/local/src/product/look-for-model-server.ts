import type { ModelChoice } from '../stack/model-choice.ts';

const patienceMs = 10_000;

/** `fetch failed` says nothing: what lies beneath does. */
const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  if (error.cause !== undefined) return reasonOf(error.cause);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
};

/**
 * Looks once whether a server of one's own is there. Answers what a person is told when it is not: the run goes on
 * asking, so this is no error. Any HTTP answer will do, since not every server has a list of models.
 */
export const lookForModelServer = async (model: ModelChoice): Promise<string | undefined> => {
  if (model.kind !== 'server') return undefined;
  try {
    const response = await fetch(`${model.baseUrl.replace(/\/$/u, '')}/models`, {
      signal: AbortSignal.timeout(patienceMs),
    });
    await response.body?.cancel();
    return undefined;
  } catch (error) {
    return `! ${model.baseUrl} does not answer (${reasonOf(error)}). Is the server of ${model.model} running? It is asked again until it is.`;
  }
};
