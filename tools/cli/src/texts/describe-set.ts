import type { MadeSet } from '@word-list/domain/word-sets';
import { countOf, formatCount } from '../../../local/src/product/count-text.ts';
import { lossWarning, lostLines } from '../../../local/src/product/reject-text.ts';
import type { ReadList } from '../files/read-list.ts';
import { flagOf } from '../options/read-values.ts';

/** What was read, and what was not. */
export function describeLists(lists: readonly ReadList[]): string[] {
  return lists.flatMap((list) => {
    const { counts, readAs, name } = list;
    const repeats = counts.duplicates === 0 ? '' : `, ${countOf(counts.duplicates, 'repeat')}`;
    const shown = name === '-' ? 'standard input' : name;
    const warning = lossWarning(list);
    return [
      `${shown}: ${countOf(counts.accepted, 'word')}${repeats} (${readAs})`,
      ...lostLines(list).map((line) => `  ${line}`),
      ...(warning === undefined ? [] : [`  ! ${warning}`]),
    ];
  });
}

/** What each step left out, and what is left. */
export function describeSet({ words, leftOut, pruned, turnedAway }: MadeSet): string[] {
  const steps = { ...leftOut, ...(pruned === 0 ? {} : { schlinkert: pruned }), ...turnedAway };
  const counts = Object.entries(steps).map(([name, count]) => `${formatCount(count)} by ${flagOf(name)}`);
  return [...(counts.length === 0 ? [] : [`left out: ${counts.join(', ')}`]), countOf(words.length, 'word')];
}
