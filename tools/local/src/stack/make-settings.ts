import { limits } from '@word-list/domain';
import type { Setting } from '@word-list/topology';
import { modelNameOf, pricesOf, type ModelChoice } from './model-choice.ts';

type Pace = Record<'submit-lease-seconds' | 'resend-after-seconds' | 'retry-after-seconds', string>;

/** Everything, the batch API too, is on this machine. */
const near: Pace = {
  'submit-lease-seconds': '10',
  'resend-after-seconds': '5',
  'retry-after-seconds': '1',
};

/** A provider across the internet: files take their time to get there, and what it refuses it refuses for a while. */
const far: Pace = {
  'submit-lease-seconds': '90',
  'resend-after-seconds': '120',
  'retry-after-seconds': '30',
};

/** Seconds between two looks at every open batch; undefined for what the topology says of one machine. */
export const scheduleSecondsOf = (model: ModelChoice): number | undefined => (isFar(model) ? 5 : undefined);

/** What a stage sets, for the stage that is this machine. */
export const makeSettings = (
  model: ModelChoice,
  origins: { model: string; api: string; sources: string },
): Record<Setting, string> => ({
  deployment: 'local',
  'model-base-url': origins.model,
  'model-name': modelNameOf(model),
  'model-prices': JSON.stringify(pricesOf(model)),
  ...(isFar(model) ? far : near),
  'api-origin': origins.api,
  'sign-in-origin': '',
  'sign-in-client': '',
  'local-source-origin': origins.sources,
  'words-per-part': String(wordsPerPart(model)),
});

function isFar({ kind }: ModelChoice): boolean {
  return kind === 'openai';
}

/** A batch of a server of one's own is small: its words settle when all of them are answered, which can take hours. */
function wordsPerPart({ kind }: ModelChoice): number {
  return kind === 'server' ? 1000 : limits.wordsPerChunk;
}
