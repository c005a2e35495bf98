import { computed } from '@preact/signals';
import type { ListedWord } from '@word-list/domain/api/client';
import { limits } from '@word-list/domain/vocabulary';
import { keepAsking } from '../api/keep-asking.ts';
import { noChoice } from '../choice/choice.ts';
import { wordsQuery } from '../choice/query.ts';
import { restedChoice } from '../choice/current.ts';
import { askPage } from '../words/ask-page.ts';
import { ownLists, ownNames } from './own-lists.ts';

/** The words of the own lists that a choice is made from, with all that is known of them; they have been sent before. */
export const ownWords = keepAsking(
  computed(() => {
    const { list } = restedChoice.value;
    const areSent = list.every((name) => ownLists.value[name]?.isSent === true);
    return ownNames(restedChoice.value).length > 0 && areSent ? list.join(',') : undefined;
  }),
  async (names, giveUp): Promise<readonly ListedWord[]> => {
    const of = { ...noChoice, list: names.split(','), take: String(limits.takenWords) };
    const words: ListedWord[] = [];
    let cursor: string | undefined;
    do {
      const query = { ...wordsQuery(of), format: 'json' as const, limit: limits.pageWords };
      const page = await askPage(of, { ...query, ...(cursor !== undefined && { cursor }) }, giveUp);
      words.push(...page.words);
      cursor = page.next;
    } while (cursor !== undefined);
    return words;
  },
);
