import { computed, signal } from '@preact/signals';
import { ask, bodyOf, Refused, type Lifting } from '../api/ask.ts';
import { isGrowing, onGrowth } from '../api/growth.ts';
import { keepAsking } from '../api/keep-asking.ts';
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

let hasShown = false;

/**
 * The words of the last choice that could be had. The first ones are held back while they are fewer than were asked for
 * and more come in: on screen they would jump.
 */
export const found = computed(() => {
  const { to, with: list } = followed.answer.value ?? {};
  if (to === undefined || list === undefined) return undefined;
  if (!hasShown && isGrowing.value && isShort(to, list)) return undefined;
  hasShown = true;
  return list;
});

/** The choice that they belong to. */
export const foundFor = computed(() => followed.answer.value?.to.of);

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
  const { to, with: list } = followed.answer.peek() ?? {};
  if (to === undefined || list === undefined || isShort(to, list)) followed.refresh();
});

function isShort({ limit, of }: Question, { words }: FoundWords): boolean {
  return words.length < Math.min(limit, wantedBy(of));
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
