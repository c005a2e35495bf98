import { computed, effect, signal } from '@preact/signals';
import { ask, bodyOf, Refused, type Lifting } from '../api/ask.ts';
import { isGrowing, onGrowth } from '../api/growth.ts';
import { keepAsking, type Answered } from '../api/keep-asking.ts';
import { wantedBy, type Choice } from '../choice/choice.ts';
import { isAmongWords, restedChoice } from '../choice/current.ts';
import { wordsQuery } from '../choice/query.ts';
import type { ListedWord, WordsPage } from '@word-list/domain/api/client';

/** Words that are on screen at first, and come on with each press. */
const someWords = 500;

/** Words of a choice, as far as they are on screen. */
export interface FoundWords {
  readonly words: readonly ListedWord[];
  readonly revision: number;
  /** Whether more follow. */
  readonly hasMore: boolean;
  /** Under rules, where there are fewer words than were asked for. */
  readonly possible?: number;
  /** What leaving out one rule or filter would bring, the most first. */
  readonly lifting?: readonly Lifting[];
  /** How alike the parts are in what is held. */
  readonly balance?: WordsPage['balance'];
}

/** How many are to be on screen. */
const shown = signal(someWords);

interface Question {
  readonly of: Choice;
  readonly limit: number;
}

const question = computed((): Question | undefined =>
  isAmongWords.value ? { of: restedChoice.value, limit: shown.value } : undefined,
);

const followed = keepAsking(question, findWords);

/**
 * The words of the last choice that could be had. The first ones are held back while they are fewer than were asked for
 * and more come in: on screen they would jump.
 */
export const found = signal<FoundWords | undefined>(undefined);

effect(() => {
  const last = followed.last.value;
  if (last === undefined) return;
  const isFirst = found.peek() === undefined;
  if (isFirst && isGrowing.value && isShort(last)) return;
  found.value = last.answer;
});

/** The choice that they belong to. */
export const foundFor = computed(() => followed.last.value?.question.of);

/** Why the present choice has none. */
export const wordsRefused = followed.refused;

/** Brings more of the words on screen. */
export function showMore(): void {
  shown.value += someWords;
}

restedChoice.subscribe(() => {
  shown.value = someWords;
});

// Words stay while others are scored, unless there were too few of them.
onGrowth(() => {
  const last = followed.last.peek();
  if (last === undefined || isShort(last)) followed.refresh();
});

function isShort({ question, answer }: Answered<Question, FoundWords>): boolean {
  return answer.words.length < Math.min(question.limit, wantedBy(question.of));
}

async function findWords({ of, limit }: Question, giveUp: AbortSignal): Promise<FoundWords> {
  try {
    return await askWords(of, limit, giveUp);
  } catch (error) {
    // Fewer words keep the rules than were asked for: these are shown.
    if (!(error instanceof Refused) || error.possible === undefined) throw error;
    const { possible, lifting } = error;
    if (possible === 0) return { words: [], revision: 0, hasMore: false, possible, lifting };
    return { ...(await askWords({ ...of, take: String(possible) }, limit, giveUp)), possible, lifting };
  }
}

async function askWords(of: Choice, limit: number, giveUp: AbortSignal): Promise<FoundWords> {
  const fields = of.view === 'table' ? undefined : (['text'] as const);
  const query = {
    ...wordsQuery(of),
    limit: Math.min(limit, wantedBy(of)),
    format: 'json' as const,
    ...(fields && { fields }),
  };
  const { words, revision, next, balance } = bodyOf(await ask(giveUp).listWords({ query }), 200);
  return { words, revision, hasMore: next !== undefined, balance };
}
