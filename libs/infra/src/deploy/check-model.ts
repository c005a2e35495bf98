import { checkModelEnd } from '@word-list/domain';
import type { StageConfig } from '../config.ts';

/**
 * Throws InvalidInput for a stage whose model OpenAI has shut down; returns a warning for one that ends soon. What other
 * servers call by the same name is their business.
 */
export function checkModel({ model }: Pick<StageConfig, 'model'>, now: Date): string | undefined {
  return new URL(model.baseUrl).host === 'api.openai.com' ? checkModelEnd(model.name, now) : undefined;
}
