import type { RunView } from '@word-list/domain/api';
import { fitText, formatCount, formatSeconds } from './count-text.ts';
import type { PromptCounts } from './model-progress.ts';
import { settledWords } from './settled-words.ts';

/** A sample of how many words were settled at a moment, in milliseconds. */
export interface ProgressSample {
  readonly at: number;
  readonly settled: number;
}

const windowMs = 10_000;

/** Words per second over the last seconds; undefined while nothing can be said. */
export const makeRateMeter = () => {
  let samples: ProgressSample[] = [];
  return (sample: ProgressSample): number | undefined => {
    samples = [...samples.filter(({ at }) => at > sample.at - windowMs), sample];
    const [first] = samples;
    if (first === undefined || sample.at - first.at < 500) return undefined;
    return ((sample.settled - first.settled) * 1000) / (sample.at - first.at);
  };
};

/** How fast a run is, and what holds it up. */
export interface RunPace {
  /** Words that settle in a second; undefined while nothing can be said. */
  readonly rate?: number | undefined;
  /** With a server whose prompts can be counted. */
  readonly prompts?: PromptCounts | undefined;
  /** Why the server answers nothing just now. */
  readonly problem?: string | undefined;
}

/** One line of at most `width` columns that says how far a run is: what does not fit is left out whole, the least first. */
export const progressText = (run: RunView, pace: RunPace, width: number): string => {
  const reason = run.blocked ?? pace.problem;
  const blocked = reason === undefined ? [] : [`held up: ${reason}`];
  const stage = early[run.status];
  if (stage !== undefined) return fitText([stage, ...blocked].join(' · '), width);
  const settled = settledWords(run);
  const { accepted } = run.counts;
  const head = `${formatCount(settled)} of ${formatCount(accepted)} words`;
  if (blocked.length > 0) return fitText([head, ...blocked].join(separator), width);
  const line = joinFitting([head, ...remaining(run, pace), ...stateTexts(run)], width);
  const room = width - line.length - 1;
  return room < leastBar ? fitText(line, width) : `${barText(shareOf(run, pace), room)} ${line}`;
};

const early: Readonly<Partial<Record<RunView['status'], string>>> = {
  queued: 'waiting for the list to be read',
  chunking: 'reading the list',
};

const states = {
  failed: 'failed',
  known: 'known before',
  claimed: 'being asked',
  waiting: 'waiting for another run',
} as const;

function stateTexts({ counts }: RunView): string[] {
  return Object.entries(states)
    .map(([state, name]) => [counts[state as keyof typeof states], name] as const)
    .filter(([count]) => count > 0)
    .map(([count, name]) => `${formatCount(count)} ${name}`);
}

/** Prompts that are answered count before their words settle. */
function shareOf(run: RunView, { prompts }: RunPace): number {
  const words = settledWords(run) / Math.max(1, run.counts.accepted);
  return prompts === undefined ? words : Math.max(words, prompts.answered / Math.max(1, prompts.all));
}

function remaining(run: RunView, { rate, prompts }: RunPace): string[] {
  const open = run.counts.accepted - settledWords(run);
  if (prompts !== undefined) return promptTexts(prompts);
  if (rate === undefined || rate <= 0 || open <= 0) return [];
  const speed = rate < 10 ? rate.toFixed(1) : formatCount(Math.round(rate));
  return [`${formatSeconds(open / rate)} left`, `${speed} words/s`];
}

function promptTexts({ answered, all, secondsLeft, secondsPerPrompt }: PromptCounts): string[] {
  const left = secondsLeft === undefined ? [] : [`${formatSeconds(secondsLeft)} left`];
  const speed = secondsPerPrompt === undefined ? [] : [`${secondsPerPrompt.toFixed(1)} s a prompt`];
  return [`${formatCount(answered)} of ${formatCount(all)} prompts answered`, ...left, ...speed];
}

const leastBar = 10;
const longestBar = 24;
const separator = ' · ';

/** The pieces that fit beside a short bar, in their order; the first always. */
function joinFitting(pieces: readonly string[], width: number): string {
  return pieces.reduce((line, piece) => {
    const longer = line === '' ? piece : `${line}${separator}${piece}`;
    return line === '' || longer.length + leastBar + 1 <= width ? longer : line;
  }, '');
}

/** A bar of at most `room` columns. */
function barText(share: number, room: number): string {
  const length = Math.min(longestBar, room);
  const filled = Math.floor(Math.min(1, share) * length);
  return '█'.repeat(filled) + '░'.repeat(length - filled);
}
