import groups from './homophones.json' with { type: 'json' };

/**
 * Makes the reader of the table that tools/word-tables writes: of a word, the numbers of the groups it is in. The table is
 * read at the first word.
 */
export function makeSounds(): (text: string) => readonly number[] {
  let read: ReturnType<typeof readGroups> | undefined;
  return (text) => (read ??= readGroups()).get(text) ?? none;
}

const none: readonly number[] = [];

function readGroups(): ReadonlyMap<string, readonly number[]> {
  const groupsOf = new Map<string, number[]>();
  groups.forEach((group, number) => {
    for (const word of group.split(' ')) groupsOf.set(word, [...(groupsOf.get(word) ?? []), number]);
  });
  return groupsOf;
}
