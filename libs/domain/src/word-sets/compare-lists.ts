/** What two lists have in common, and what one of them has alone. */
export interface Comparison {
  readonly onlyOne: readonly string[];
  readonly onlyOther: readonly string[];
  readonly both: readonly string[];
}

/** Compares two lists of texts. Texts keep the order of their list, and each counts once. */
export function compareLists(one: Iterable<string>, other: Iterable<string>): Comparison {
  const ones = new Set(one);
  const others = new Set(other);
  return {
    onlyOne: [...ones].filter((text) => !others.has(text)),
    onlyOther: [...others].filter((text) => !ones.has(text)),
    both: [...ones].filter((text) => others.has(text)),
  };
}
