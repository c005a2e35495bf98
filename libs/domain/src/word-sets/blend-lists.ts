/** The items of several lists in turn: the first of each, the second of each, until all have ended. */
export function blendLists<Item>(lists: readonly (readonly Item[])[]): Item[] {
  const longest = lists.reduce((most, { length }) => Math.max(most, length), 0);
  const blended: Item[] = [];
  for (let place = 0; place < longest; place += 1) {
    for (const list of lists) {
      if (place < list.length) blended.push(list[place] as Item);
    }
  }
  return blended;
}
