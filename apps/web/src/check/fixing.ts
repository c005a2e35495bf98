import { signal } from '@preact/signals';
import { repairList, type ListReport, type Repaired, type Rules } from '@word-list/domain/word-sets';
import { ask, bodyOf } from '../api/ask.ts';
import { messageOf } from '../api/message-of.ts';
import { listText, listWords, report, takeText, workOnText } from './check-state.ts';

/** The smallest change that fixes one kind of finding and breaks nothing that holds. */
export interface Fix {
  readonly repaired: Repaired;
  /** Why there are no replacements, where there are none. */
  readonly problem: string | undefined;
}

/** What is proposed; `looking` while it is worked out. */
export const fix = signal<Fix | 'looking' | undefined>(undefined);

/** Works out a change after which the list keeps a rule, or has no repeats where none is named. */
export async function proposeFix(rule: Rules): Promise<void> {
  const { value: known } = report;
  if (known === undefined) return;
  const text = listText.peek();
  fix.value = 'looking';
  const { words: candidates, problem } = await findReplacements(known);
  if (listText.peek() !== text) return;
  const words = listWords.peek().map((text) => ({ text }));
  const rules = { ...rulesThatHold(known), ...rule };
  const repaired = await workOnText(repairList(words, { rules, candidates }));
  fix.value = repaired && { repaired, problem };
}

/** Puts the repaired list into the place of the pasted one. */
export function takeFix(): void {
  const { value: known } = fix;
  if (typeof known !== 'object') return;
  takeText(known.repaired.words.map(({ text }) => text).join('\n'));
}

/** Leaves the list as it is. */
export function leaveFix(): void {
  fix.value = undefined;
}

/** What the list keeps already is kept. */
function rulesThatHold({ prefixes, suffixes, oneEdit, lookalikes, ambiguity }: ListReport): Rules {
  const isCode = prefixes.count === 0 || suffixes.count === 0;
  return {
    ...(prefixes.count === 0 && { prefixFree: true as const }),
    ...(suffixes.count === 0 && { suffixFree: true as const }),
    ...(oneEdit.count === 0 && { minDistance: 2 }),
    ...(lookalikes.count === 0 && { noLookalikes: true as const }),
    // A list that is free of prefixes is decodable without more work.
    ...(ambiguity === undefined && !isCode && { decodable: true as const }),
  };
}

const mostReplacements = 5000;

interface Replacements {
  readonly words: readonly { readonly text: string }[];
  readonly problem: string | undefined;
}

/** Well-known, harmless words of the same lengths. What is asked says nothing of the list but its lengths. */
async function findReplacements({ lengths: { shortest, longest } }: ListReport): Promise<Replacements> {
  const query = {
    ...{ commonness: '2..', offensiveness: '..0', nsfw: '0', letters: 'a-z', forms: ['base'] as const },
    ...{ length: `${shortest}..${longest}`, order: '-commonness' as const, take: String(mostReplacements) },
    ...{ limit: mostReplacements, format: 'json' as const, fields: ['text'] as const },
  };
  try {
    const { words } = bodyOf(await ask().listWords({ query }), 200);
    return { words, problem: words.length === 0 ? 'This server knows no words yet.' : undefined };
  } catch (error) {
    return { words: [], problem: messageOf(error) };
  }
}

// Another list needs another change.
listText.subscribe(leaveFix);
