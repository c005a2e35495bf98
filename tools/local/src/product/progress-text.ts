import type { RunView } from '@word-list/domain/api';
import { fitText, formatCount, formatSeconds } from './count-text.ts';

/** A sample of how many words were settled at a moment, in milliseconds. */
export interface ProgressSample {
  readonly at: number;
  readonly settled: number;
}

export const settledWords = ({ counts }: Pick<RunView, 'counts'>): number =>
  counts.known + counts.scored + counts.failed + counts.cancelled;

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

/** One line of at most `width` columns that says how far a run is: what does not fit is left out whole, the least first. */
export const progressText = (run: RunView, rate: number | undefined, width: number): string => {
  const blocked = run.blocked === null ? [] : [`held up: ${run.blocked}`];
  const stage = early[run.status];
  if (stage !== undefined) return fitText([stage, ...blocked].join(' · '), width);
  const settled = settledWords(run);
  const { accepted } = run.counts;
  const head = `${formatCount(settled)} of ${formatCount(accepted)} words`;
  if (blocked.length > 0) return fitText([head, ...blocked].join(separator), width);
  const line = joinFitting([head, ...remaining(run, rate), ...stateTexts(run)], width);
  const room = width - line.length - 1;
  return room < leastBar ? fitText(line, width) : `${barText(settled / Math.max(1, accepted), room)} ${line}`;
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

function remaining(run: RunView, rate: number | undefined): string[] {
  const open = run.counts.accepted - settledWords(run);
  if (rate === undefined || rate <= 0 || open <= 0) return [];
  const speed = rate < 10 ? rate.toFixed(1) : formatCount(Math.round(rate));
  return [`${formatSeconds(open / rate)} left`, `${speed} words/s`];
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
