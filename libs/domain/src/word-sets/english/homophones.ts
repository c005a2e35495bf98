import groups from './homophones.json' with { type: 'json' };

/** Makes the reader of the table that tools/word-tables writes: of a word, the numbers of the groups it is in. */
export function makeSounds(): (text: string) => readonly number[] {
  const groupsOf = new Map<string, number[]>();
  groups.forEach((group, number) => {
    for (const word of group.split(' ')) groupsOf.set(word, [...(groupsOf.get(word) ?? []), number]);
  });
  return (text) => groupsOf.get(text) ?? none;
}

const none: readonly number[] = [];
