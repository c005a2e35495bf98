import { effect, signal, type ReadonlySignal } from '@preact/signals';
import { Refused, Silent } from './ask.ts';
import { asksAgain } from './silence.ts';

/** An answer, and the question that it answers. */
export interface Answered<Question, Answer> {
  readonly question: Question;
  readonly answer: Answer;
}

/** What the API answers to a question that changes. */
export interface Followed<Question, Answer> {
  /** The last answer: it stays until the next one comes. */
  readonly last: ReadonlySignal<Answered<Question, Answer> | undefined>;
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
  const last = signal<Answered<Question, Answer> | undefined>(undefined);
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
      (answer) =>
        settle(() => {
          refused.value = undefined;
          last.value = { question: asked, answer };
        }),
      (error: unknown) => error instanceof Silent || settle(() => (refused.value = refusalOf(error))),
    );
    return () => giveUp.abort();
  }

  return { last, refused, refresh: () => (times.value = times.peek() + 1) };
}

function refusalOf(error: unknown): Refused {
  if (error instanceof Refused) return error;
  throw error;
}
