import { askAgain, lastAnswer, silence, type SilenceReason } from '../api/silence.ts';
import { clockTime } from '../figures.ts';

/** Says that no answer comes, and asks again on a press; nothing while answers come. */
export function SilenceNote() {
  const since = lastAnswer.value;
  const { value: reason } = silence;
  if (reason === undefined) return null;
  return (
    <p role="alert">
      {since === undefined
        ? 'No answer from the server.'
        : `${silenceTexts[reason](clockTime(since))} What you see is from then.`}{' '}
      <button type="button" class="link" onClick={askAgain}>
        Try now
      </button>
    </p>
  );
}

const silenceTexts: Readonly<Record<SilenceReason, (since: string) => string>> = {
  away: (since) => `No answer since ${since}.`,
  offline: (since) => `You are offline since ${since}.`,
  busy: () => 'Too many ask at once: the page asks again by itself.',
};
