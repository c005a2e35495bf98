import type { RunView } from '@word-list/domain/api';

const whole = new Intl.NumberFormat('en-US');

export const formatCount = (count: number): string => whole.format(count);

/** `75` → `1 min 15 s`. */
export const formatSeconds = (seconds: number): string => {
  const rounded = Math.max(0, Math.round(seconds));
  const minutes = Math.floor(rounded / 60);
  return minutes === 0 ? `${rounded} s` : `${minutes} min ${rounded % 60} s`;
};

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

const states = ['known', 'scored', 'claimed', 'waiting', 'unclassified', 'failed', 'cancelled'] as const;
const stateNames: Readonly<Record<(typeof states)[number], string>> = {
  known: 'known',
  scored: 'scored',
  claimed: 'being asked',
  waiting: 'waiting',
  unclassified: 'to come',
  failed: 'failed',
  cancelled: 'cancelled',
};

const early: Readonly<Partial<Record<RunView['status'], string>>> = {
  queued: 'waiting for the list to be read',
  chunking: 'reading the list',
};

const remaining = (run: RunView, rate: number | undefined): string[] => {
  const open = run.counts.accepted - settledWords(run);
  if (rate === undefined || rate <= 0 || open <= 0) return [];
  return [`${formatCount(Math.round(rate))} words/s`, `${formatSeconds(open / rate)} left`];
};

/** One line that says how far a run is: words per state, rate, time left. */
export const progressText = (run: RunView, rate: number | undefined): string => {
  const blocked = run.blocked === null ? [] : [`blocked: ${run.blocked}`];
  const stage = early[run.status];
  if (stage !== undefined) return [stage, ...blocked].join(' · ');
  const { counts } = run;
  const parts = states
    .filter((state) => counts[state] > 0)
    .map((state) => `${formatCount(counts[state])} ${stateNames[state]}`);
  const head = `${formatCount(settledWords(run))} of ${formatCount(counts.accepted)} words`;
  return [head, ...parts, ...remaining(run, rate), ...blocked].join(' · ');
};
