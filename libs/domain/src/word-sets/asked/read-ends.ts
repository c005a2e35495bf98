interface Ends {
  /** What an end is that is left open. */
  readonly least: number;
  readonly most: number;
  readonly read: (text: string) => number;
}

/** The two ends of `3..5`, `3..`, `..5` or `4`. */
export function readEnds(text: string, { least, most, read }: Ends): readonly [min: number, max: number] {
  const [from = '', to = from] = text.split('..');
  return [from === '' ? least : read(from), to === '' ? most : read(to)];
}
