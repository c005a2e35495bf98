import { figure, money } from '../figures.ts';
import type { Trial } from './try-first.ts';

/** What some words took, and what all would. */
export function TrialResult({ trial, toAsk }: { readonly trial: Trial; readonly toAsk: number }) {
  const { asked, failed, seconds, microUsd } = trial;
  const times = asked === 0 ? 0 : toAsk / asked;
  return (
    <p role="status">
      {`${figure(asked)} words took ${duration(seconds)} and ${money(microUsd)}`}
      {failed > 0 && `, ${figure(failed)} failed`}
      {`: all ${figure(toAsk)} would cost about ${money(microUsd * times)} and take ${duration(seconds)} to ${duration(seconds * times)}.`}
    </p>
  );
}

/** `8 s`, `2 min`, `3 h`. */
function duration(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`;
}
