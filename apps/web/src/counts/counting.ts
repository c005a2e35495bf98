import { computed, signal } from '@preact/signals';
import type { WordCounts } from '@word-list/domain/api/client';
import type { AttributeName } from '@word-list/domain/vocabulary';
import { ask, bodyOf } from '../api/ask.ts';
import { onGrowth } from '../api/growth.ts';
import { keepAsking } from '../api/keep-asking.ts';
import { noChoice, type Choice } from '../choice/choice.ts';
import { choice, isAmongWords, restedChoice } from '../choice/current.ts';
import { countsQuery } from '../choice/query.ts';
import { filterPairs, joinPairs } from '../choice/write-choice.ts';
import { countOwn } from '../own/count-own.ts';
import { ownNames } from '../own/own-lists.ts';
import { ownWords } from '../own/own-words.ts';
import { isOnBars } from './bars.ts';
import { scaleOf } from './known-scale.ts';
import { sumAcross } from './sum-across.ts';

/** The scale that is being pulled, or is about to be. */
const heldScale = signal<AttributeName | undefined>(undefined);

/** Tells that a scale is about to be pulled: its counts are fetched for all of its bars, so that pulling asks nothing. */
export function hold(name: AttributeName): void {
  heldScale.value = name;
}

/** How many words there are at all, and of what kind. */
export const allCounts = keepAsking(
  computed(() => (isAmongWords.value ? noChoice : undefined)),
  askCounts,
);

/** The filters of the other scales, as a text: while it stays the same, nothing is asked again. */
const heldOthers = computed(() => {
  const name = heldScale.value;
  return name === undefined ? '' : filtersWithout(restedChoice.value, name);
});

const across = keepAsking(
  computed(() => {
    const name = heldScale.value;
    if (name === undefined || !isAmongWords.value || ownNames(restedChoice.value).length > 0)
      return undefined;
    return { name, others: heldOthers.value };
  }),
  async ({ name, others }, giveUp) => {
    const query = { ...Object.fromEntries(new URLSearchParams(others)), across: name };
    return bodyOf(await ask(giveUp).getCounts({ query }), 200);
  },
);

/** The counts of the present choice, from those across the held scale; undefined where these do not tell them. */
const fromAcross = computed((): WordCounts | undefined => {
  const held = across.last.value;
  return held === undefined ? undefined : summed(held, choice.value);
});

const asked = keepAsking(
  computed(() => {
    const held = across.last.value;
    const rested = restedChoice.value;
    const isKnown = held !== undefined && summed(held, rested) !== undefined;
    return isKnown || !isAmongWords.value || ownNames(rested).length > 0 ? undefined : rested;
  }),
  askCounts,
);

/** The counts to show: exact for the present choice, or the last that were. Those of an own list are made here. */
export const counts = computed(() => {
  if (ownNames(choice.value).length === 0) return fromAcross.value ?? asked.last.value?.answer;
  const words = ownWords.last.value;
  const isOfChoice = words?.question === choice.value.list.join(',');
  return isOfChoice ? countOwn(words.answer, choice.value) : undefined;
});

type Held = NonNullable<typeof across.last.value>;

function summed({ question: { name, others }, answer }: Held, of: Choice): WordCounts | undefined {
  const range = of.scales[name];
  const scale = { ...scaleOf(name), step: answer.steps[name] * 100 };
  if (filtersWithout(of, name) !== others || !isOnBars(range, scale)) return undefined;
  return sumAcross({ name, counts: answer }, range);
}

async function askCounts(of: Choice, giveUp: AbortSignal): Promise<WordCounts> {
  return bodyOf(await ask(giveUp).getCounts({ query: countsQuery(of) }), 200);
}

function filtersOf(of: Choice): string {
  return joinPairs(filterPairs(of));
}

function filtersWithout(of: Choice, name: AttributeName): string {
  const { [name]: _, ...scales } = of.scales;
  return filtersOf({ ...of, scales });
}

onGrowth(() => {
  allCounts.refresh();
  across.refresh();
  asked.refresh();
});
