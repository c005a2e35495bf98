import { effect, signal, type ReadonlySignal } from '@preact/signals';
import { Refused, Silent } from './ask.ts';
import { asksAgain } from './silence.ts';

/** What the API answers to a question that changes. */
export interface Followed<Question, Answer> {
  /** The last answer, and the question that it answers: it stays until the next one comes. */
  readonly answer: ReadonlySignal<{ readonly to: Question; readonly with: Answer } | undefined>;
  /** Why the present question has no answer. */
  readonly refused: ReadonlySignal<Refused | undefined>;
  /** Asks the present question once more. */
  readonly refresh: () => void;
}

/**
 * Asks whenever the question changes, gives up on the one before, and asks again after silence. A question that is
 * undefined is not asked.
 */
export function keepAsking<Question, Answer>(
  question: ReadonlySignal<Question | undefined>,
  answerTo: (question: Question, signal: AbortSignal) => Promise<Answer>,
): Followed<Question, Answer> {
  const answer = signal<{ readonly to: Question; readonly with: Answer } | undefined>(undefined);
  const refused = signal<Refused | undefined>(undefined);
  const times = signal(0);
  let isOpen = false;

  effect(() => {
    const asked = question.value;
    return asked === undefined || times.value < 0 ? undefined : start(asked);
  });
  effect(() => {
    if (asksAgain.value > 0 && isOpen) times.value = times.peek() + 1;
  });

  function start(asked: Question): () => void {
    const giveUp = new AbortController();
    isOpen = true;
    const settle = (by: () => void): void => {
      if (giveUp.signal.aborted) return;
      isOpen = false;
      by();
    };
    answerTo(asked, giveUp.signal).then(
      (found) =>
        settle(() => {
          refused.value = undefined;
          answer.value = { to: asked, with: found };
        }),
      (error: unknown) => error instanceof Silent || settle(() => (refused.value = refusalOf(error))),
    );
    return () => giveUp.abort();
  }

  return { answer, refused, refresh: () => (times.value = times.peek() + 1) };
}

function refusalOf(error: unknown): Refused {
  if (error instanceof Refused) return error;
  throw error;
}
