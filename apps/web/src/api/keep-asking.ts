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
  /** Whether the present question waits for its answer. */
  readonly isOpen: ReadonlySignal<boolean>;
  /** Gives up on the present question. */
  readonly stop: () => void;
}

/**
 * Asks whenever the question changes, gives up on the one before, and asks again after silence. A question that is
 * undefined is not asked.
 */
export function keepAsking<Question, Answer>(
  question: ReadonlySignal<Question | undefined>,
  answerTo: (question: Question, signal: AbortSignal) => Promise<Answer>,
): Followed<Question, Answer> {
  const { last, refused, isOpen, times } = nothingAsked<Question, Answer>();
  let giveUp = new AbortController();

  effect(() => {
    const asked = question.value;
    return asked === undefined || times.value < 0 ? undefined : start(asked);
  });
  effect(() => {
    if (asksAgain.value > 0 && isOpen.peek()) times.value = times.peek() + 1;
  });

  function start(asked: Question): () => void {
    giveUp = new AbortController();
    const { signal: given } = giveUp;
    isOpen.value = true;
    const settle = (by: () => void): void => {
      if (given.aborted) return;
      isOpen.value = false;
      by();
    };
    answerTo(asked, given).then(
      (answer) =>
        settle(() => {
          refused.value = undefined;
          last.value = { question: asked, answer };
        }),
      (error: unknown) => error instanceof Silent || settle(() => (refused.value = refusalOf(error))),
    );
    return () => giveUp.abort();
  }

  const refresh = () => (times.value = times.peek() + 1);
  const stop = () => (giveUp.abort(), (isOpen.value = false));
  return { last, refused, refresh, isOpen, stop };
}

function nothingAsked<Question, Answer>() {
  return {
    last: signal<Answered<Question, Answer> | undefined>(undefined),
    refused: signal<Refused | undefined>(undefined),
    isOpen: signal(false),
    times: signal(0),
  };
}

function refusalOf(error: unknown): Refused {
  if (error instanceof Refused) return error;
  throw error;
}
