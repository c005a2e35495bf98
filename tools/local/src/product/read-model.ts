import { checkModelEnd, defaultModel, InvalidInput } from '@word-list/domain';
import type { UpstreamStyle } from '../../../batch-gateway/src/index.ts';
import type { ModelChoice } from '../stack/model-choice.ts';
import { UsageError } from './errors.ts';

/** Keys from the environment. Each goes to its own address and nowhere else. */
export interface ModelKeys {
  /** Of `OPENAI_API_KEY`: for OpenAI's address only. */
  readonly openai?: string | undefined;
  /** Of `WORD_LIST_LLM_KEY`: for the server that `--llm` names. */
  readonly server?: string | undefined;
}

/** The keys that an environment holds. */
export const keysOf = (environment: Readonly<Record<string, string | undefined>>): ModelKeys => ({
  openai: given(environment['OPENAI_API_KEY']),
  server: given(environment['WORD_LIST_LLM_KEY']),
});

interface ModelFlags {
  readonly llm: string;
  readonly model?: string | undefined;
  readonly llmStyle?: UpstreamStyle | undefined;
}

interface Surroundings {
  readonly keys: ModelKeys;
  readonly now: Date;
}

/** Who answers. Throws UsageError for a model, key or address that cannot be. */
export const readModel = (flags: ModelFlags, { keys, now }: Surroundings): ModelChoice => {
  const { llm, llmStyle } = flags;
  if (URL.canParse(llm)) return readServer(flags, keys);
  if (llmStyle !== undefined)
    throw new UsageError(`--llm-style ${llmStyle} is for a server: --llm <base URL>`);
  if (llm === 'lexicon') return { kind: 'lexicon' };
  if (llm === 'openai') return readOpenai(flags.model ?? defaultModel, { keys, now });
  throw new UsageError(`--llm ${llm} is unknown; use lexicon, openai, or a base URL`);
};

function given(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}

function readServer({ llm, model, llmStyle }: ModelFlags, { server: apiKey }: ModelKeys): ModelChoice {
  if (model === undefined) throw new UsageError(`--llm ${llm} needs --model <name>: the model to ask there`);
  return {
    kind: 'server',
    baseUrl: llm,
    model,
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(llmStyle === undefined ? {} : { style: llmStyle }),
  };
}

function readOpenai(model: string, { keys, now }: Surroundings): ModelChoice {
  refuseEnded(model, now);
  if (keys.openai !== undefined) return { kind: 'openai', apiKey: keys.openai, model };
  throw new UsageError('--llm openai needs a key: set the environment variable OPENAI_API_KEY');
}

function refuseEnded(model: string, now: Date): void {
  try {
    checkModelEnd(model, now);
  } catch (error) {
    if (error instanceof InvalidInput) throw new UsageError(`--model ${error.detail}`, { cause: error });
    throw error;
  }
}
