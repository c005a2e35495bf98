import { computed } from '@preact/signals';
import { partsOf, wantedBy, type Choice } from '../choice/choice.ts';
import { choice } from '../choice/current.ts';
import { writeChoice } from '../choice/write-choice.ts';
import { counts } from '../counts/counting.ts';
import { missing, unsent } from '../own/own-lists.ts';
import { found, foundFor, wordsRefused, type FoundWords } from './finding.ts';

/** How many words the list of the present choice has; undefined while nobody knows. */
export const listSize = computed((): number | undefined => {
  const shown = found.value;
  if (shown !== undefined && isSame(foundFor.value, choice.value)) return sizeOf(shown);
  return expectedSize();
});

/** How many words pass, as far as that is known. */
export const passing = computed(() => counts.value?.total ?? found.value?.total);

/** Whether what is on screen is what is chosen, or why there is nothing. */
export const isSettled = computed(
  () => wordsRefused.value !== undefined || isSame(foundFor.value, choice.value),
);

function isSame(one: Choice | undefined, other: Choice): boolean {
  return one !== undefined && writeChoice(one) === writeChoice(other);
}

function sizeOf({ words, hasMore, possible }: FoundWords): number | undefined {
  if (possible !== undefined) return possible * partsOf(choice.value).length;
  return hasMore ? expectedSize() : words.length;
}

/** Rules may leave fewer. */
function expectedSize(): number | undefined {
  if (missing.value.length + unsent.value.length > 0) return 0;
  const total = passing.value;
  return total === undefined ? undefined : Math.min(total, wantedBy(choice.value));
}
