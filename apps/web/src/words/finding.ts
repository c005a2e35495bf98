import { computed, effect, signal } from '@preact/signals';
import { Refused, type Lifting } from '../api/ask.ts';
import { isGrowing, onGrowth } from '../api/growth.ts';
import { keepAsking, type Answered } from '../api/keep-asking.ts';
import { wantedBy, type Choice } from '../choice/choice.ts';
import { isAmongWords, restedChoice } from '../choice/current.ts';
import { pageQuery } from '../choice/query.ts';
import { missing, unsent } from '../own/own-lists.ts';
import { someWords } from './some-words.ts';
import { askPage } from './ask-page.ts';
import type { ListedWord, WordsPage } from '@word-list/domain/api/client';

/** Words of a choice, as far as they are on screen. */
export interface FoundWords {
  readonly words: readonly ListedWord[];
  readonly revision: number;
  /** Whether more follow. */
  readonly hasMore: boolean;
  /** Under rules, where there are fewer words than were asked for. */
  readonly possible?: number;
  /** Under rules, how many there are at most in any order, where that can be told. */
  readonly most?: number | undefined;
  /** What leaving out one rule or filter would bring, the most first. */
  readonly lifting?: readonly Lifting[];
  /** Of lists in parts or with numbers. */
  readonly parts?: WordsPage['parts'];
  /** How alike the parts are in what is held. */
  readonly balance?: WordsPage['balance'];
  /** How many words pass, where an own list is sent along. */
  readonly total?: number | undefined;
  /** Makes the list again; undefined where there is none. */
  readonly recipe?: WordsPage['recipe'];
  /** Whether these are the words that the address was shared for. */
  readonly same?: boolean | undefined;
}

/** How many are to be on screen. */
const shown = signal(someWords);

interface Question {
  readonly of: Choice;
  readonly limit: number;
}

const question = computed((): Question | undefined => {
  const isWaiting = missing.value.length + unsent.value.length > 0;
  return isAmongWords.value && !isWaiting ? { of: restedChoice.value, limit: shown.value } : undefined;
});

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

/** Whether an answer is waited for. */
export const isFinding = followed.isOpen;

/** Gives up on the words of the present choice: those on screen stay. */
export const stopFinding = followed.stop;

/** Asks for the words of the present choice once more. */
export const findAgain = followed.refresh;

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
    const { possible, most, lifting } = error;
    if (possible === 0) return { words: [], revision: 0, hasMore: false, possible, most, lifting };
    return { ...(await askWords({ ...of, take: String(possible) }, limit, giveUp)), possible, most, lifting };
  }
}

async function askWords(of: Choice, limit: number, giveUp: AbortSignal): Promise<FoundWords> {
  const { next, ...page } = await askPage(of, pageQuery(of, limit), giveUp);
  return { ...page, hasMore: next !== undefined };
}
