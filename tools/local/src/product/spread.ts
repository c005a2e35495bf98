/** At most so many of the items, evenly spread over all of them. */
export function spread<Item>(items: readonly Item[], most: number): Item[] {
  const step = Math.max(1, items.length / most);
  const places = Array.from({ length: Math.min(items.length, most) }, (_, place) => Math.floor(place * step));
  return places.flatMap((place) => items.slice(place, place + 1));
}
