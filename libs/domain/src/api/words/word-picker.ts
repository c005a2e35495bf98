import { deletionHashes } from './deletions.ts';
import { isWithinDistance } from './edit-distance.ts';

/** How far the words of a sample stay apart. */
export interface Separation {
  /** No word begins with another. */
  readonly prefixFree: boolean;
  /** Edits between any two words, at least; 1 is no condition. */
  readonly minDistance: number;
  /** The first so many characters belong to one word. */
  readonly uniquePrefix?: number;
}

/** Says of one word after the other whether it keeps its distance from all that were taken, and takes it if so. */
export type Picker = (text: string) => boolean;

/** One condition: `fits` looks only, `take` remembers. */
interface Condition {
  readonly fits: (text: string) => boolean;
  readonly take: (text: string) => void;
}

const prefixesOf = (text: string): string[] => {
  const characters = [...text];
  return characters.slice(1).map((_, index) => characters.slice(0, index + 1).join(''));
};

const prefixCondition = (): Condition => {
  const words = new Set<string>();
  const prefixes = new Set<string>();
  return {
    fits: (text) =>
      !prefixes.has(text) && !words.has(text) && !prefixesOf(text).some((prefix) => words.has(prefix)),
    take: (text) => {
      words.add(text);
      for (const prefix of prefixesOf(text)) prefixes.add(prefix);
    },
  };
};

const uniquePrefixCondition = (length: number): Condition => {
  const taken = new Set<string>();
  const head = (text: string) => [...text].slice(0, length).join('');
  return { fits: (text) => !taken.has(head(text)), take: (text) => void taken.add(head(text)) };
};

/**
 * Words closer than `distance` share a text that is left after deleting at most `distance - 1` characters from
 * each: only words that share one (by its hash) are compared.
 */
const distanceCondition = (distance: number): Condition => {
  const edits = distance - 1;
  const sharing = new Map<number, string[]>();
  const isClose = (text: string) => (hash: number) =>
    sharing.get(hash)?.some((taken) => isWithinDistance(taken, text, edits));
  return {
    fits: (text) => !deletionHashes(text, edits).some(isClose(text)),
    take: (text) => {
      for (const hash of new Set(deletionHashes(text, edits))) {
        const others = sharing.get(hash);
        if (others) others.push(text);
        else sharing.set(hash, [text]);
      }
    },
  };
};

/** Makes the picker of a separation. Whoever comes first stays: the order of the words decides. */
export const makePicker = ({ prefixFree, minDistance, uniquePrefix }: Separation): Picker => {
  const conditions = [
    ...(uniquePrefix === undefined ? [] : [uniquePrefixCondition(uniquePrefix)]),
    ...(prefixFree ? [prefixCondition()] : []),
    ...(minDistance > 1 ? [distanceCondition(minDistance)] : []),
  ];
  return (text) => {
    if (!conditions.every(({ fits }) => fits(text))) return false;
    for (const { take } of conditions) take(text);
    return true;
  };
};
